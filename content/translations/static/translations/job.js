// Moves the bar of a job, and loads the page again when there is more to say.
const bar = document.getElementById("job-progress");
const count = document.getElementById("job-done");

async function look() {
  try {
    const answer = await fetch(bar.dataset.url, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    const job = await answer.json();
    bar.value = job.done;
    count.textContent = job.done;
    if (!job.is_active) {
      window.location.replace(window.location.href);
      return;
    }
  } catch {
    // Perhaps next time.
  }
  setTimeout(look, 1500);
}

if (bar?.dataset.url) setTimeout(look, 500);
