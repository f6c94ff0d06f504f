// The emoji names a message may use, and the signs they stand for.

const SIGNS = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", eyes: "👀", white_check_mark: "✅", heavy_check_mark: "✔️",
  ballot_box_with_check: "☑️", x: "❌", no_entry: "⛔", warning: "⚠️",
  question: "❓", grey_question: "❔", exclamation: "❗",
  information_source: "ℹ️", bulb: "💡", memo: "📝", pencil: "📝", pencil2: "✏️", clipboard: "📋", page_facing_up: "📄",
  book: "📖", books: "📚", bookmark: "🔖", card_index: "📇", card_index_dividers: "🗂️", file_folder: "📁",
  open_file_folder: "📂", paperclip: "📎", link: "🔗", mag: "🔍", speech_balloon: "💬", thought_balloon: "💭",
  mega: "📣", loudspeaker: "📢", bell: "🔔", no_bell: "🔕", envelope: "✉️", email: "📧", inbox_tray: "📥", outbox_tray: "📤",
  calendar: "📆", date: "📅", spiral_calendar_pad: "🗓️", alarm_clock: "⏰", clock9: "🕘", hourglass: "⌛",
  hourglass_flowing_sand: "⏳", stopwatch: "⏱️", round_pushpin: "📍", pushpin: "📌", house: "🏠", office: "🏢", school: "🏫",
  bus: "🚌", train: "🚆", bike: "🚲", soccer: "⚽", basketball: "🏀", dancer: "💃", art: "🎨", seedling: "🌱", palm_tree: "🌴",
  sunny: "☀️", snowflake: "❄️", star: "⭐", sparkles: "✨", tada: "🎉", rocket: "🚀", trophy: "🏆", handshake: "🤝",
  wave: "👋", clap: "👏", raised_hands: "🙌", pray: "🙏", muscle: "💪", point_right: "👉", point_up: "☝️", raising_hand: "🙋",
  heart: "❤️", smile: "😄", slightly_smiling_face: "🙂", wink: "😉",
  thinking_face: "🤔", baby: "👶", busts_in_silhouette: "👥",
  bust_in_silhouette: "👤", family: "👪", robot_face: "🤖", lock: "🔒", unlock: "🔓", key: "🔑", shield: "🛡️", gear: "⚙️",
  wrench: "🔧", construction: "🚧", wastebasket: "🗑️", recycle: "♻️", arrows_counterclockwise: "🔄", repeat: "🔁",
  arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", chart_with_upwards_trend: "📈", bar_chart: "📊",
  red_circle: "🔴", large_orange_circle: "🟠", large_yellow_circle: "🟡", large_green_circle: "🟢", large_blue_circle: "🔵",
  white_circle: "⚪", black_circle: "⚫", one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣", five: "5️⃣", six: "6️⃣",
  sos: "🆘", ambulance: "🚑", phone: "☎️", telephone_receiver: "📞", iphone: "📱", computer: "💻", moneybag: "💰",
  fork_and_knife: "🍴", coffee: "☕", gift: "🎁", compass: "🧭", world_map: "🗺️", zzz: "💤", beach_with_umbrella: "🏖️",
};

export function emojiSign(name) {
  return SIGNS[name.split("::")[0]] ?? "";
}

/** A name nobody has drawn yet is shown as it was written, like a chat does. */
export const emojiText = (name) => emojiSign(name) || `:${name}:`;

/** What a person may react with from the page. */
export const REACTIONS = [
  ["thumbsup", "Tommel op"],
  ["heart", "Hjerte"],
  ["tada", "Hurra"],
  ["eyes", "Jeg ser på det"],
  ["white_check_mark", "Klaret"],
];
