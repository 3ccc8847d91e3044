// The district in which a device is, found on the device: it gets where places are, and says nothing of itself.
const KM_PER_DEGREE = 111.2;
const PARTS_OF_A_DEGREE = 1000;
const OFFERED = 3;
// Further from every place than that, somebody is elsewhere; administrations lie further apart.
const FAR = 15;
const FAR_FROM_ADMINISTRATIONS = 50;
// Where a device knows its place no better than that, it may be in the next district.
const VAGUE = 5000;

// All places, the nearest first: the district, and how many kilometres away.
function byDistance(districts, { latitude, longitude }) {
  const narrower = Math.cos((latitude * Math.PI) / 180);
  return Object.entries(districts)
    .flatMap(([slug, points]) =>
      points.flatMap((north, index) => {
        if (index % 2) return [];
        const up = north / PARTS_OF_A_DEGREE - latitude;
        const across = (points[index + 1] / PARTS_OF_A_DEGREE - longitude) * narrower;
        return [{ slug, km: Math.hypot(up, across) * KM_PER_DEGREE }];
      }),
    )
    .sort((one, other) => one.km - other.km);
}

// What to say, and which districts to offer.
function choice({ is_exact: isExact, districts }, here) {
  const places = byDistance(districts, here);
  const slugs = [...new Set(places.map(({ slug }) => slug))].slice(0, OFFERED);
  if (!places.length) return { say: "unknown", slugs };
  if (places[0].km > (isExact ? FAR : FAR_FROM_ADMINISTRATIONS)) return { say: "far", slugs };
  const isSure = places.slice(0, OFFERED).every(({ slug }) => slug === slugs[0]);
  if (isExact && isSure && !(here.accuracy > VAGUE)) return { say: "one", slugs: slugs.slice(0, 1) };
  return { say: "near", slugs };
}

const asking = document.querySelector("[data-places]");

function show({ say, slugs }) {
  const links = slugs.map((slug) => document.querySelector(`[data-district="${slug}"]`)).filter(Boolean);
  asking.querySelector(".found__heading").textContent = asking.dataset[say];
  asking.querySelector("ul").replaceChildren(
    ...links.map((link) => {
      const item = asking.querySelector("template").content.cloneNode(true);
      item.querySelector("a").href = link.href;
      item.querySelector("span").append(link.querySelector("bdi").cloneNode(true));
      return item;
    }),
  );
}

const position = () =>
  new Promise((found, failed) => {
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 15000, maximumAge: 300000 });
  });

async function locate() {
  show({ say: "busy", slugs: [] });
  try {
    const { coords } = await position();
    const answer = await fetch(asking.dataset.places);
    show(choice(await answer.json(), coords));
  } catch (problem) {
    show({ say: problem.code === 1 ? "refused" : "unknown", slugs: [] });
  }
}

if (asking && "geolocation" in navigator) {
  asking.querySelector("button").addEventListener("click", locate);
  asking.hidden = false;
}
