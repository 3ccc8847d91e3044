// Days and sizes as people of a language write them.

// Where a browser does not know a language, it would use another one's words.
function isKnown(language) {
  return Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0;
}

/** A day in words; in figures, where the browser knows no words of the language. */
export function dayIn(language, milliseconds) {
  const day = new Date(milliseconds);
  if (!isKnown(language)) return `${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`;
  const wanted = { day: "numeric", month: "long", year: "numeric", calendar: "gregory", numberingSystem: "latn" };
  return new Intl.DateTimeFormat(language, wanted).format(day);
}

/** How much room something takes. */
export function sizeIn(language, bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  if (!isKnown(language)) return `${kilobytes} KB`;
  const wanted = { style: "unit", unit: "kilobyte", unitDisplay: "short", numberingSystem: "latn" };
  return new Intl.NumberFormat(language, wanted).format(kilobytes);
}
