// Whether an office is open now, by the clock on its wall: wherever the phone is, and whatever zone it is set to.
const LAST_DAY = 7;
const HOLIDAYS = ["1-1", "5-1", "10-3", "11-1", "12-25", "12-26"];
// Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi: days from Easter Sunday.
const FROM_EASTER = [-2, 1, 39, 50, 60];

const berlin = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

// The date there, as midnight UTC of the same date, and the time as it is written.
function there(moment) {
  const part = Object.fromEntries(berlin.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { date: Date.UTC(part.year, part.month - 1, part.day), time: `${part.hour}:${part.minute}` };
}

const later = (date, days) => date + days * 86400000;
const weekdayOf = (date) => new Date(date).getUTCDay() || LAST_DAY;

// Easter Sunday, after Butcher.
function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

// Whether all of Rhineland-Palatinate has a holiday.
function isHoliday(date) {
  const day = new Date(date);
  const sunday = easter(day.getUTCFullYear());
  return (
    HOLIDAYS.includes(`${day.getUTCMonth() + 1}-${day.getUTCDate()}`) ||
    FROM_EASTER.some((days) => later(sunday, days) === date)
  );
}

// What to say, and of when: the name of a sentence, a weekday, a time. `week` holds [weekday, opens, closes, asked].
function status(week, moment) {
  const { date, time } = there(moment);
  const of = (day) => week.filter(([weekday]) => weekday === day);
  const isWhole = (day) => of(day).some(([, opens, closes]) => opens === "00:00" && closes === "24:00");
  const days = [...Array(LAST_DAY).keys()].map((number) => number + 1);
  if (days.every(isWhole) && !week.some(([, , , asked]) => asked)) return { say: "open" };
  if (isHoliday(date)) return { say: "holiday" };
  const now = of(weekdayOf(date)).find(([, opens, closes]) => opens <= time && time < closes);
  if (now) return now[3] ? { say: "appointment" } : { say: "openUntil", time: end(of, date, now) };
  return next(of, date, time) ?? { say: "closed" };
}

// When an office closes that is open: one that goes on after midnight is not closed then.
function end(of, date, [, , closes]) {
  const tomorrow = of(weekdayOf(later(date, 1))).find(([, opens, , asked]) => opens === "00:00" && !asked);
  return closes === "24:00" && tomorrow && tomorrow[2] !== "24:00" ? tomorrow[2] : closes;
}

// When an office opens next for everybody, on a day that is no holiday.
function next(of, date, time) {
  for (let days = 0; days <= LAST_DAY; days += 1) {
    const day = later(date, days);
    const found = of(weekdayOf(day)).find(([, opens, , asked]) => !asked && (days > 0 || opens > time));
    if (found && !isHoliday(day)) {
      return { say: days ? "opens" : "opensToday", day: weekdayOf(day), time: found[1] };
    }
  }
  return null;
}

function weekOf(table) {
  return [...table.querySelectorAll("[data-times]")].flatMap((period) => {
    const [first, last] = [...period.closest("[data-days]").dataset.days].map(Number);
    const [opens, closes, asked] = period.dataset.times.split("-");
    return [...Array(last - first + 1).keys()].map((more) => [first + more, opens, closes, Boolean(asked)]);
  });
}

function tell(hours) {
  const { say, day, time } = status(weekOf(hours), new Date());
  const text = hours.dataset[say]
    .replace("{day}", () => hours.dataset.hours.split("|")[day - 1])
    .replace("{time}", () => time);
  const now = hours.querySelector(".hours__now");
  now.classList.toggle("hours__now--open", ["open", "openUntil"].includes(say));
  if (now.textContent !== text) now.textContent = text;
}

const cards = [...document.querySelectorAll("[data-hours]")];
if (cards.length) {
  const refresh = () => document.hidden || cards.forEach(tell);
  refresh();
  document.addEventListener("visibilitychange", refresh);
  window.addEventListener("pageshow", refresh);
  setInterval(refresh, 60000);
}
