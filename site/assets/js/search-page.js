if (!window.luutruSite) {
const LUUTRU = {"words":{"cite_own":"Cho phần mềm trích dẫn:","cite_shown":"Trích dẫn {count} bài trên trang này:","copied":"Đã sao chép","copy":"Sao chép","copy_citation":"Sao chép trích dẫn","copy_link":"Sao chép liên kết","next_article":"Bài sau","previous_article":"Bài trước","save_file":"Tải về","turn_within":"Trong danh sách: {title}"},"archive":"Đảng bộ các quận, huyện Hà Nội trên báo chí","base":"","kept":"Bản lưu: Đảng bộ các quận, huyện Hà Nội trên báo chí, {address}"};
(() => {
"use strict";
const { words } = LUUTRU;
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL("../../", script.src).href;

const load = (name) => new Promise((resolve) => {
const other = document.createElement("script");
other.src = new URL(name, script.src).href;
other.addEventListener("load", () => { resolve(); });
document.head.append(other);
});
window.luutruSite = { ...LUUTRU, root, load };


const copyBySelection = (text) => {
const area = document.createElement("textarea");
area.value = text;
area.className = "vh";
document.body.append(area);
area.select();
const copied = document.execCommand("copy");
area.remove();
return copied;
};

const copy = async (text) => {
if (navigator.clipboard && window.isSecureContext) {
try {
await navigator.clipboard.writeText(text);
return true;
} catch { /* not allowed: the old way */ }
}
return copyBySelection(text);
};

const copyFor = async (button) => {
const source = button.dataset.copy && document.getElementById(button.dataset.copy);
if (!await copy(source ? (source.textContent ?? "").trim() : location.href)) { return; }
const label = button.textContent;
button.textContent = words.copied;
status.textContent = words.copied;
button.focus();
setTimeout(() => {
button.textContent = label;
status.textContent = "";
}, 2000);
};

const status = Object.assign(document.createElement("p"), { className: "vh", role: "status" });
document.body.append(status);
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
button.hidden = false;
}
document.addEventListener("click", (event) => {
const button = /** @type {Element} */ (event.target).closest("[data-copy]");
if (button instanceof HTMLElement && button.textContent !== words.copied) { copyFor(button); }
});


const TRAIL = "luutru-danh-sach";
const main = document.getElementById("noi-dung");

const keepTrail = (event) => {
const link = /** @type {Element} */ (event.target).closest(".card :is(h3, h4) a, .hits .passage a");
const heading = document.querySelector("h1");
if (!main || !link || !heading || link.closest(".further")) { return; }
const links = main.querySelectorAll(".cards .card :is(h3, h4) a, .hits .card h3 a");
const listed = Array.from(links, (one) => [one.href.split("#")[0], one.textContent]);
try {
const name = heading.dataset.list ?? heading.textContent;
sessionStorage.setItem(TRAIL, JSON.stringify([name, location.href, listed]));
} catch { /* full or not allowed: the way in time stays */ }
};

const makeLink = (href, className, label, title) => {
const small = Object.assign(document.createElement("small"), { textContent: label });
const span = Object.assign(document.createElement("span"), { textContent: title, lang: "vi" });
const link = Object.assign(document.createElement("a"), { href, className });
link.append(small, " ", span);
return link;
};

const readTrail = () => {
try {
return JSON.parse(sessionStorage.getItem(TRAIL) ?? "null");
} catch {
return null;
}
};

const followTrail = (turn) => {
const [name, list, articles] = readTrail() ?? ["", "", []];
const here = location.href.split("#")[0];
const place = articles.findIndex(([href]) => href === here);
if (place < 0 || articles.length < 2) { return; }
const [before, after] = [articles[place - 1], articles[place + 1]];
const note = document.createElement("p");
const [start, end] = words.turn_within.split("{title}");
note.append(start, Object.assign(document.createElement("a"), { href: list, textContent: name }), end);
turn.replaceChildren(note);
if (before) { turn.append(makeLink(before[0], "", `← ${words.previous_article}`, before[1])); }
if (after) { turn.append(makeLink(after[0], "next", `${words.next_article} →`, after[1])); }
turn.dataset.next = words.next_article;
if (list.includes("tim-kiem.html?")) { load("search.js"); }
};

if (main) {
main.addEventListener("click", keepTrail);
main.addEventListener("auxclick", keepTrail);
const turn = main.querySelector(".turn");
if (turn instanceof HTMLElement) { followTrail(turn); }
}
if (document.getElementById("csl")) { load("references.js"); }

document.addEventListener("keydown", (event) => {
const target = /** @type {HTMLElement} */ (event.target);
const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.isContentEditable;
const field = document.querySelector("form[role=search] input[type=search]");
if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
if (field instanceof HTMLElement) {
event.preventDefault();
field.focus();
}
});


if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
const manifest = { rel: "manifest", href: new URL("manifest.webmanifest", root).href };
document.head.append(Object.assign(document.createElement("link"), manifest));
window.addEventListener("load", () => {
navigator.serviceWorker.register(new URL("sw.js", root)).catch(() => { /* the site works without */ });
});
}
})();
}
luutru.repeated = "và của có là các cho được trong đã không với người một để khi này những công tại về ra đến đó vào cũng việc từ bị thể năm trên nhiều sẽ hiện đầu làm sự nhà quan ông ngày như lại nước phải định nhân số đồng động thành Nam chỉ gia học Việt trường tôi chính cơ biết hơn sau điều thông hàng đang con hợp nhất đi thời còn vụ viên nhận nhưng phát hội theo thì sinh hành thực mới giá dân tin lý cùng xe anh chức đối qua tế trước mà cao hình mình Quốc nói thế điểm trình rất cả tiếp Mỹ nên lên vì báo tình nghiệp cô hai do kết đường bộ lượng xuất sản tới cuộc giải cầu dụng cách an đề án đây Theo Công dự vẫn năng tư lực thống cấp tăng tác khác rằng Trung bạn Bộ Hà tra quốc chủ diễn tháng nay tuổi xã triển thấy kinh lần toàn lớn tỉnh bảo doanh Nguyễn mặt nhiên đạo khu Anh tiền giới quyết thi tâm ảnh yêu Trong giao cần tự thủ thương bệnh đội vực hay liên bản chưa gian khiến em pháp tài tổ trọng đưa máy tạo phương quả hệ đại độ thường triệu phần nào phòng tục họ địa trưởng thị quá bằng trở tập bố sĩ quy chúng vị bán mạnh tiêu hiệu gần khách trẻ tính thức sở vấn chiến sử trị bất sát Nội tỷ khai sống đấu thu đổi bà cảm kiến ty vừa khoảng cáo hoạt Tổng tham đánh nghị Bình ăn đất bắt chất hóa Văn điện tích thứ quân cảnh biệt thân phố trung đình gây đều chế cứu chuyển mẹ nữ Tuy tên nhiệm từng tay kiểm vậy phẩm tốt tìm bàn giờ trang lời quyền dựng bên viện xử muốn tịch gì nhau thiết dịch giảm gái giữa khó Sau ngoài ban giáo tiếng hoàn mức sáng xây thêm lập phủ tượng giúp kỳ Ảnh diện đơn chí mang vệ ta Chủ phạm trận mạng mua chia Chính Nga bay Thanh sức tướng vi luật cá tiên nghệ Thủ xác phục bình tiến chuyện sách dẫn chồng huyện Ông phụ Các xảy dùng rõ sân gặp bao bóng văn bỏ chung nếu rồi đặc tử giữ Minh biểu chuyên ứng nhập kế nạn trợ chị Đại loại lúc hoặc mọi thay đẹp hết ngành lợi quản chiếc minh hướng nơi thuộc sao trí luận truyền nguyên lịch biến kiện Đức ký tổng chứng vô xem Sơn Nhà Một vợ đạt danh cố dài thanh Trần nhóm tranh hoạch sẻ đoàn Hoàng hộ lãnh cổ luôn hạn giả phía nghiệm cửa thuật mục đủ tàu mất trả nhỏ xét chi khả mở nội đóng kể phân vật tấn đốc Thành vùng bé trai xuống vốn biển ấy đảm Trước tố chọn cuối mỗi chuẩn lấy cái tiết Hải ngay câu Thị nữa dù cạnh nguồn sang bởi khí chương quận khoa Trump Khi đăng đặt đoạn hữu chạy UBND nhanh đàn Bắc thích đời trạng nhằm trách hỏi ít chiều cứ hưởng liệu nổi giám chân lửa Xuân đá Tôi Ngọc vận Đông thuốc mắt ghi lễ chống phí trực USD bài đáng phim Phó gọi vàng sắc tương Hội vòng cực hỗ đúng chơi hôm Dương gồm Đồng phản Ban tất Liên tối yếu dục Nhưng thư Những phiên càng trò tuyển hồ khá hậu phép nó Ngày tải áp khẩu Nhật Trường lộ tuần khẳng mẫu Hiện Lê ngờ rộng tội Người thắng Thái Tây nằm Long hiểu lao Không cây vai hồi khỏi Đây nghĩ dưới lưu nhìn kỹ tinh Sở đầy cung tai đồ đa lòng khăn hòa Nếu Ngoài mùa đứng Tiên thật nặng Tại nghiên dung riêng thuận Hòa cử đẩy buổi ngoại vọng góp trái nghiêm bác sơ nam phối đảo lĩnh phút thúc Tuấn thoại dành cộng châu chết thiếu cụ họp Hàn mại xin chịu gửi dễ tuyến độc môn kỷ nghĩa xúc thần tuyên cháu Quang soát Bản Phương môi vài nuôi phá hại niên nguy chú ngân căn Hồ cán chấp bước quay buộc Triều màu Từ Tân đô thiện đêm Giám phóng hạ nâng hôn Với phạt nền lâu phong thí tưởng phù nóng đôi mong lệ ngôi Pháp khỏe vượt khủng kéo sớm Điều nợ phường thăm đông ninh tòa Châu khoản lớp tỏ uống khởi Nguyên nghi mối Phạm mộ Quảng Phúc tức thấp cường nghe thuế hút khán Tài xuyên bảng thử trì Kỳ Luật giống thảo vong thất chuyến bổ hiểm Nhiều bức nông trao Phòng thẩm tốc biện mặc Giang suất tiện sâu Linh kiếm phúc Năm thuê toán Ủy tránh siêu lệnh vẻ Hồng hãng Thế Cục thái Ninh chỉnh chăm dấu phiếu tầng Bệnh giai đâu chỗ Đảng viết bày cải xấu Bảo chắc ổn nghỉ giành máu mưa đào hát khám tín thậm chờ đỏ quán Syria phê thưởng đau Việc chẳng thẳng ngồi biên khắc dòng tầm nhờ nhấn đáp loạt địch nghề Chỉ hạng nhớ Đến Để cắt kích lỗi chứ quanh giấy đổ sẵn Thứ nhiệt tạm chữa sửa Thông nhạc nhiễm hạt ương Phát chiếm ngại dừng ngủ Khánh họa thận chóng dầu bầu khảo lượt thiệt đứa nối Hương chặt cánh cấm suốt lược cầm chắn mắc quần miền đột League trải ủng sông cháy Cảnh Nẵng lựa thôn luyện Trang đón Hưng Thương làng thừa vững dưỡng Tiến Nghị Ngoại Nhân Đình hạnh Cũng thác Chúng thủy Hồi khối cận phán Donald ước rời Dũng nhẹ Thắng cập trời Hữu bắn chàng cựu Đối sàng Ngân xếp Hiệp chụp ngăn đích tắc sắp tiểu nhắc Được dạng liệt Thời niệm thỏa Ronaldo cười phận Trưởng gắng Đoàn Thuận lương mừng trắng tuyệt Thủy nguyện đương chục cưới lắng thầy Trương nghìn đạn đảng ngắn thải trúng gương chặn buồn thoát nhắn trương thiên thịt Nghĩa kịch Nghệ chấn tặng dược thách lưới trồng Philippines ngược hoảng Facebook đuổi Chiều khuyến ngừng rượu Quỳnh Thượng thiệu quảng Huỳnh Phượng Định Cường Thường thuyết Malaysia thượng Washington Chương Đường Champions ngưỡng Argentina nhượng".split(" ");
(() => {
"use strict";

luutru.readFilters = async (index, query, chosen) => {
const failed = new Uint8Array(index.size);
await Promise.all(luutru.FACETS.map(async (facet, bit) => {
const ticked = Array.from(chosen[facet] || [], (value) => ({ slug: luutru.slug(value), ticked: true }));
const unwanted = query.unfilters[facet] || [];
for (const some of [query.filters[facet], ticked]) {
if (some && some.length) { refuse(failed, 1 << bit, await mark(index, facet, some), 0); }
}
if (unwanted.length) { refuse(failed, 1 << bit, await mark(index, facet, unwanted), 1); }
}));
if (query.from || query.to) {
const { day } = await luutru.loadDays(index);
const passing = day.map((one) => Number(one > 0 && one >= query.from && (!query.to || one <= query.to)));
refuse(failed, 1 << luutru.FACETS.length, passing, 0);
}
return failed;
};

const refuse = (failed, bit, marked, refused) => {
marked.forEach((one, number) => { if (one === refused) { failed[number] |= bit; } });
};

const mark = async (index, facet, tests) => {
const marked = new Uint8Array(index.size);
if (facet === "nam") {
const passing = new Map(index.years.map(([year]) => [year, luutru.passes(luutru.yearValue(year), tests)]));
return marked.map((_, number) => Number(passing.get(index.year[number])));
}
const values = await luutru.loadFacet(index, facet);
const names = index.labels[facet] || {};
const short = facet === "tinh" && index.short || {};
Object.keys(values).filter((value) => luutru.passes(value, tests, names[value], short[value])).forEach((value) => {
values[value].forEach((number) => { marked[number] = 1; });
});
return marked;
};

luutru.yearValue = (year) => (year ? String(year).padStart(4, "0") : "khong-ro");

luutru.countFacet = async (index, facet, counts) => {
const totals = {};
if (facet === "nam") {
const years = new Map();
index.year.forEach((year, number) => { if (counts(number)) { years.set(year, (years.get(year) || 0) + 1); } });
return Object.fromEntries(Array.from(years, ([year, total]) => [luutru.yearValue(year), total]));
}
Object.entries(await luutru.loadFacet(index, facet)).forEach(([value, numbers]) => {
totals[value] = numbers.reduce((sum, number) => sum + (counts(number) ? 1 : 0), 0);
});
return totals;
};
})();
(() => {
"use strict";

const TIERS = { TITLE: 1, LEAD: 2, REST: 3, NEAR_TITLE: 4, NEAR_LEAD: 5, BESIDE: 6, SCATTERED: 7 };
luutru.TIERS = TIERS;

luutru.unitsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) =>
(group.length > 1 ? [group.map(({ words }) => words)] : group[0].words.map((word) => [[word]])));

luutru.spansOf = (unit, placesOf) => {
if (luutru.isWordUnit(unit)) { return placesOf(unit[0][0]).map((place) => [place, place + 1]); }
return unit.flatMap((words) => {
const [first, ...others] = words.map(placesOf);
return first.filter((place) => others.every((places, i) => places.includes(place + i + 1)))
.map((place) => [place, place + words.length]);
});
};

luutru.isWordUnit = (unit) => unit.length === 1 && unit[0].length === 1;

luutru.isRun = (spans) => {
if (!spans.every((some) => some.length)) { return false; }
let ends = spans[0].map(([, to]) => to);
for (let i = 1; i < spans.length && ends.length; i += 1) {
ends = spans[i].filter(([from]) => ends.includes(from)).map(([, to]) => to);
}
return ends.length > 0;
};

luutru.tierOf = (title, inLead, isLead, isRest, isLinked) => {
if (luutru.isRun(title)) { return TIERS.TITLE; }
if (isLead) { return TIERS.LEAD; }
if (isRest()) { return TIERS.REST; }
if (title.every((spans) => spans.length)) { return TIERS.NEAR_TITLE; }
if (title.every((spans, i) => spans.length || inLead[i])) { return TIERS.NEAR_LEAD; }
const linked = title.slice(1).map((_, i) => isLinked(i));
return title.every((_, i) => linked[i - 1] || linked[i]) ? TIERS.BESIDE : TIERS.SCATTERED;
};


const placesIn = (field) => {
const known = new Map();
return (asked) => {
if (!known.has(asked)) { known.set(asked, findWord(field, asked)); }
return known.get(asked);
};
};

const findWord = (field, asked) => {
asked.known = asked.known || new Map();
const places = [];
field.forEach((word, place) => {
let fits = asked.known.get(word);
if (fits === undefined) {
fits = luutru.isWord(word, asked);
asked.known.set(word, fits);
}
if (fits) { places.push(place); }
});
return places;
};

const split = new WeakMap();

const fieldsOf = (text) => {
if (!split.has(text)) {
const [lead, ...rest] = text.passages.map((passage) => passage[1]);
split.set(text, [text.title, lead || "", ...rest, ...text.authors, text.outletName].map(luutru.forms));
}
return split.get(text);
};

luutru.tierInText = (text, units) => {
const fields = fieldsOf(text).map((field) => {
const placesOf = placesIn(field);
return units.map((unit) => luutru.spansOf(unit, placesOf));
});
const [title, lead, ...rest] = fields;
return luutru.tierOf(title, lead.map((spans) => spans.length > 0), luutru.isRun(lead), () => rest.some(luutru.isRun),
(i) => fields.some((spans) => luutru.isRun(spans.slice(i, i + 2))));
};

luutru.textHas = (text, query, isIn) => {
const fields = fieldsOf(text).map(placesIn);
const has = ({ words, phrase, range }) => (range ? isIn(range)
: phrase ? fields.some((placesOf) => luutru.spansOf([words], placesOf).length)
: words.every((word) => fields.some((placesOf) => placesOf(word).length)));
return query.groups.every((group) => group.some(has)) && !query.without.some(has);
};
})();
(() => {
"use strict";

const PREFIX_FILES = 4;
const PREFIX_LENGTH = 2;
const NOWHERE = [];
luutru.IN_TITLE = 1;
luutru.IN_LEAD = 2;
luutru.IN_REST = 4;

luutru.loadWords = async (index, query, typing) => {
const words = new Map();
const last = lastWord(query);
const all = query.groups.flat().concat(query.without).flatMap((alternative) => alternative.words);
await Promise.all(all.map(async (word) => { words.set(word, await loadWord(index, word, typing && word === last)); }));
if (last && !typing && !words.get(last).count) { words.set(last, await loadWord(index, last, true)); }
return words;
};

const lastWord = (query) => {
const group = query.groups[query.groups.length - 1];
const last = group && !group.date && group[0];
return last && !last.phrase ? last.words[last.words.length - 1] : null;
};

const KEPT = 100;
const kept = new Map();

const loadWord = (index, word, unfinished) => {
word.prefix = unfinished && word.folded.length >= PREFIX_LENGTH;
const name = `${word.spelled} ${word.typed} ${word.prefix}`;
if (kept.size > KEPT) { kept.clear(); }
if (!kept.has(name)) {
kept.set(name, readWord(index, { ...word }));
kept.get(name).catch(() => { kept.delete(name); });
}
return kept.get(name);
};

const readWord = async (index, word) => {
const last = word.folded + (word.prefix ? "\uffff" : "");
const forms = (await luutru.loadEntries(index, word.folded, last, PREFIX_FILES))
.filter(([spelled]) => luutru.isWord({ spelled, folded: luutru.fold(spelled) }, word))
.map(([, entry]) => entry.split("!"));
const where = new Uint8Array(index.size);
const read = (list) => luutru.readList(list || "", index.numberBase);
forms.forEach(([all, lead, title]) => {
const numbers = read(all);
const bits = new Uint8Array(numbers.length);
read(lead).forEach((rank) => { bits[rank] |= luutru.IN_LEAD; });
read(title).forEach((rank) => { bits[rank] |= luutru.IN_TITLE; });
numbers.forEach((number, rank) => { where[number] |= bits[rank] || luutru.IN_REST; });
});
const count = where.reduce((sum, bits) => sum + (bits ? 1 : 0), 0);
let titles = null;
const placesOf = (number) => (titles = titles || readTitles(index, forms)).get(number) || NOWHERE;
return { where, count, placesOf };
};

const readTitles = (index, forms) => {
const found = new Map();
forms.filter(([, , title]) => title).forEach(([all, , title, places]) => {
const numbers = luutru.readList(all, index.numberBase);
const written = luutru.readPlaces(places);
luutru.readList(title, index.numberBase).forEach((rank, i) => {
const number = numbers[rank];
found.set(number, (found.get(number) || []).concat(written[i]));
});
});
return found;
};

luutru.linkOf = (index, first, second) =>
(second.prefix ? new Uint8Array(index.size).fill(1) : luutru.readPair(index, first.folded, second.folded));
})();
(() => {
"use strict";

const { TIERS } = luutru;
const SURE = [TIERS.TITLE, TIERS.NEAR_TITLE, TIERS.SCATTERED];
luutru.MOST_LOOKS = 2000;
const LOOKS_AT_ONCE = 64;
const AT_ONCE = 2;
const MOST_READ = 400;

luutru.searchExactly = async (request) => {
const index = await luutru.loadIndex();
const query = luutru.parseQuery(request.text, index.synonyms);
luutru.addDates(query, request.dates || {});
const chosen = request.chosen || {};
const [words, failed] = await Promise.all([
luutru.loadWords(index, query, Boolean(request.typing)), luutru.readFilters(index, query, chosen),
needsDays(query, chosen) ? luutru.loadDays(index) : null,
luutru.loadPairs(index, pairsOf(query, request.order || "best"))
]);
const answer = new Answer(index, query, request.order || "best", words);
answer.match(failed);
return answer;
};

const needsDays = (query, chosen) => query.groups.some((group) => group.date && group.date.kind !== "year") ||
!(query.groups.some((group) => !group.date) || luutru.FACETS.some((facet) =>
facet !== "nam" && (query.filters[facet] || (chosen[facet] || new Set()).size)));

class Answer {
constructor(index, query, order, words) {
this.index = index;
this.query = query;
this.order = order;
this.words = words;
this.units = luutru.unitsOf(query);
this.states = new Uint8Array(index.size);
this.matched = new Uint8Array(index.size);
this.tiers = new Uint8Array(index.size);
this.sure = new Uint8Array(index.size);
this.read = new Uint8Array(index.size);
this.numbers = null;
this.doubting = false;
}

match(failed) {
const { index, query, states, matched, words, units } = this;
this.failed = failed;
matched.set(matchAll(query, index, (one) => statesOf(one, index, words)));
matched.forEach((state, number) => { states[number] = failed[number] ? 0 : state; });
this.ranked = this.order === "best" && units.length > 0;
const isAsked = this.ranked && this.found().length > 0;
this.links = isAsked ? units.slice(1).map((unit, at) => linkUnits(index, units[at], unit)) : [];
this.whole = isAsked ? units.map((unit) => (luutru.isWordUnit(unit) ? null : mayStand(index, unit, words))) : [];
this.rankAll();
}

rankAll() {
this.found().filter((number) => !this.read[number]).forEach((number) => {
const tier = this.ranked ? this.bestTier(number) : 0;
this.tiers[number] = tier;
this.sure[number] = Number(this.states[number] === 2 && (this.doubting || !tier || isWord(this.units) ||
SURE.includes(tier) || (tier === TIERS.NEAR_LEAD && this.units.every(luutru.isWordUnit))));
});
}

bestTier(number) {
const { units, words, links, whole, doubting } = this;
const has = (unit, bit) => unit.some((form) => form.every((word) => words.get(word).where[number] & bit));
if (isWord(units)) {
return has(units[0], luutru.IN_TITLE) ? TIERS.TITLE : has(units[0], luutru.IN_LEAD) ? TIERS.LEAD : TIERS.REST;
}
const title = units.map((unit) => luutru.spansOf(unit, (word) => words.get(word).placesOf(number)));
const inLead = units.map((unit) => has(unit, luutru.IN_LEAD));
const may = links.map((there) => !doubting && there[number] > 0);
const isRest = may.every(Boolean) && whole.every((there) => !there || there[number] > 0);
return luutru.tierOf(title, inLead, isRest && inLead.every(Boolean), () => isRest,
(at) => may[at] || luutru.isRun(title.slice(at, at + 2)));
}

async top(amount) {
for (let more = AT_ONCE; ; more *= 2) {
const ranked = this.rank();
const first = ranked.slice(0, amount);
if (first.every((number) => this.sure[number])) { return this.show(first); }
const unsure = this.beforeSure(ranked, amount);
if (more > MOST_READ && !this.doubting) {
this.doubting = true;
this.rankAll();
}
await this.lookAt([...new Set([...first, ...unsure.slice(0, more)])]);
}
}

beforeSure(ranked, amount) {
let left = amount;
return ranked.filter((number) => {
left -= this.sure[number];
return left > 0 && !this.sure[number];
});
}

async show(numbers) {
const texts = await luutru.loadTexts(numbers);
return numbers.map((number) => ({ number, tier: this.tiers[number], text: texts.get(number) }));
}

async lookAt(numbers) {
const texts = await luutru.loadTexts(numbers);
numbers.filter((number) => !this.read[number]).forEach((number) => {
if (this.states[number] === 1) { this.decide(number, texts.get(number)); }
if (this.ranked) { this.tiers[number] = luutru.tierInText(texts.get(number), this.units); }
[this.read[number], this.sure[number]] = [1, 1];
});
}

found() {
if (this.numbers) { return this.numbers; }
const numbers = [];
this.states.forEach((state, number) => { if (state) { numbers.push(number); } });
this.numbers = numbers;
return numbers;
}

rank() {
const numbers = [...this.found()];
if (this.order !== "oldest") { numbers.reverse(); }
const tiers = [];
numbers.forEach((number) => { (tiers[this.tiers[number]] = tiers[this.tiers[number]] || []).push(number); });
return tiers.flat();
}

decide(number, text) {
const found = luutru.textHas(text, this.query, (range) => isIn(this.index, range, number));
this.states[number] = found && this.states[number] ? 2 : 0;
this.matched[number] = found ? 2 : 0;
this.numbers = null;
}

total() { return this.found().length; }

doubtful() { return this.found().filter((number) => this.states[number] === 1); }

async settle(isOld, most = luutru.MOST_LOOKS) {
const some = this.doubtful().slice(0, Math.min(most, LOOKS_AT_ONCE));
if (!some.length || isOld()) { return this.total(); }
const texts = await luutru.loadTexts(some);
some.filter((number) => this.states[number] === 1).forEach((number) => { this.decide(number, texts.get(number)); });
return this.settle(isOld, most - some.length);
}

count(facet) {
const others = ~(1 << luutru.FACETS.indexOf(facet));
return luutru.countFacet(this.index, facet, (number) => this.matched[number] && !(this.failed[number] & others));
}
}

const matchAll = (query, index, statesOfOne) => {
const all = new Uint8Array(index.size);
for (let number = 0; number < all.length; number += 1) { all[number] = index.day && index.day[number] < 0 ? 0 : 2; }
query.groups.forEach((group) => {
const [first, ...others] = group.map(statesOfOne);
others.forEach((other) => { combine(first, other, Math.max); });
combine(all, first, Math.min);
});
query.without.forEach((one) => { combine(all, statesOfOne(one), (state, unwanted) => Math.min(state, 2 - unwanted)); });
return all;
};

const combine = (into, other, choose) => {
for (let number = 0; number < into.length; number += 1) { into[number] = choose(into[number], other[number]); }
};

const statesOf = (one, index, words) => {
const states = new Uint8Array(index.size).fill(2);
if (one.range) { return states.map((_, number) => (isIn(index, one.range, number) ? 2 : 0)); }
one.words.forEach((word) => { combine(states, words.get(word).where, (state, bits) => (bits ? state : 0)); });
if (!one.phrase || one.words.length === 1 || !states.some(Boolean)) { return states; }
const may = linkAll(index, one.words);
return states.map((state, number) => state &&
(luutru.spansOf([one.words], (word) => words.get(word).placesOf(number)).length ? 2 : may[number]));
};

const pairsOf = (query, order) => {
const follow = (words) => words.slice(1).map((word, i) => [words[i], word]);
const units = order === "best" ? luutru.unitsOf(query) : [];
return query.groups.flat().concat(query.without).filter((one) => one.phrase).flatMap(({ words }) => follow(words))
.concat(units.flatMap((unit) => unit.flatMap(follow)), follow(units).flatMap(([unit, next]) =>
unit.flatMap((form) => next.map(([word]) => [form[form.length - 1], word]))));
};

const linkAll = (index, words) => {
const all = new Uint8Array(index.size).fill(1);
words.slice(1).forEach((word, i) => { combine(all, luutru.linkOf(index, words[i], word), Math.min); });
return all;
};

const linkUnits = (index, first, second) => {
const any = new Uint8Array(index.size);
first.forEach((form) => second.forEach(([next]) => {
combine(any, luutru.linkOf(index, form[form.length - 1], next), Math.max);
}));
return any;
};

const mayStand = (index, unit, words) => {
const any = new Uint8Array(index.size);
unit.forEach((form) => {
const there = linkAll(index, form);
form.forEach((word) => { combine(there, words.get(word).where, (state, bits) => (bits ? state : 0)); });
combine(any, there, Math.max);
});
return any;
};

const isWord = (units) => units.length === 1 && luutru.isWordUnit(units[0]);

const isIn = (index, [from, to], number) => {
const day = index.day ? index.day[number] : index.year[number] * 1000 + 1;
return day >= from && day <= to;
};
})();
(() => {
"use strict";

const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

const csv = (texts, words) => [
[words.title, words.dates, words.bao, words["tac-gia"], words.address],
...texts.map((text) => [text.title, text.date, text.outletName, text.authors.join("; "), text.href])
].map((row) => row.map(cell).join(",")).join("\r\n");

const saveReferences = async (format, texts) => {
const site = window.luutruSite;
if (!site.references) { await site.load("references.js"); }
const { complete, saveItems } = /** @type {{ complete: Function, saveItems: Function }} */ (site.references);
const items = texts.map((text) => complete(
[text.url.replace(/^.*\/|\.html$/g, ""), text.authors.length && text.authors, text.outletName, site.base ? 0 : text.href],
{ title: text.title, path: text.url, day: text.date }
));
saveItems(format, items, "tim-kiem");
};

luutru.EXPORTS = ["CSV", "BibTeX", "RIS", "CSL-JSON"];

luutru.saveList = (format, texts, words) => {
if (format !== "CSV") { return saveReferences(format, texts); }
const data = new Blob([`\ufeff${csv(texts, words)}`], { type: "text/csv;charset=utf-8" });
const link = luutru.make("a", { href: URL.createObjectURL(data), download: "tim-kiem.csv" });
link.click();
setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
};
})();
(() => {
"use strict";

const SYLLABLE = /^(ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/;
const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const TELEX = { aa: "â", aw: "ă", ee: "ê", oo: "ô", ow: "ơ", uw: "ư", dd: "đ", w: "ư" };
const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const VNI = { a6: "â", e6: "ê", o6: "ô", a8: "ă", o7: "ơ", u7: "ư", d9: "đ" };

luutru.isSyllable = (letters) => SYLLABLE.test(letters);

luutru.decodeKeys = (word) => {
let tone = "";
let letters = word;
const last = letters[letters.length - 1];
if (letters.length > 1 && TELEX_TONES[last] && /[aeiouy]/.test(letters.slice(0, -1))) {
tone = TELEX_TONES[last];
letters = letters.slice(0, -1);
} else if (/^[a-z].*\d/.test(letters)) {
letters = letters.replace(/[1-5]/, (digit) => { tone = VNI_TONES[digit]; return ""; });
letters = letters.replace(/[aeoud]\w*?[6-9]/g, (some) => VNI[some[0] + some[some.length - 1]] ?
VNI[some[0] + some[some.length - 1]] + some.slice(1, -1) : some);
}
letters = letters.replace(/aa|aw|ee|oo|ow|uw|dd/g, (pair) => TELEX[pair]);
return tone ? placeTone(letters, tone) : letters;
};

const placeTone = (letters, tone) => {
const vowels = Array.from(letters.matchAll(/[aăâeêioôơuưy]/g), (found) => found.index)
.filter((at) => !(at === 1 && /^(qu|gi)./.test(letters)));
if (!vowels.length) { return letters; }
const marked = vowels.filter((at) => /[ăâêôơư]/.test(letters[at]));
const closed = /[^aăâeêioôơuưy]$/.test(letters);
const at = marked.length ? marked[marked.length - 1] : vowels[closed || vowels.length === 3 ? Math.min(1, vowels.length - 1) : 0];
return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
};

luutru.nearSpellings = (letters) => {
const found = new Set();
for (let i = 0; i < letters.length; i += 1) {
const [before, after] = [letters.slice(0, i), letters.slice(i + 1)];
if (i + 1 < letters.length) { found.add(before + letters[i + 1] + letters[i] + letters.slice(i + 2)); }
found.add(before + after);
neighbours(letters[i]).forEach((key) => { found.add(before + key + after); });
found.add(before + letters[i] + letters[i] + after);
["h", "n", "g"].forEach((key) => { found.add(before + letters[i] + key + after); });
}
found.delete(letters);
return Array.from(found).filter((some) => luutru.isSyllable(some));
};

const neighbours = (key) => KEYS.flatMap((row, y) => {
const x = row.indexOf(key);
if (x < 0) { return []; }
const near = [row[x - 1], row[x + 1]];
[KEYS[y - 1], KEYS[y + 1]].forEach((other) => { if (other) { near.push(other[x - 1], other[x], other[x + 1]); } });
return near.filter(Boolean);
});
})();
(() => {
"use strict";

const BARS = "▁▂▃▄▅▆▇█";
const UNIT = /^(tinh|thanh pho|quan|huyen|thi xa|phuong|xa|thi tran|bao) (?!\d+ $)/;
const SUGGESTIONS = 8;
const MOST_CARDS = 3;
const NAMED = ["tinh", "quan", "phuong", "chu-de", "bao"];
const SEARCH = "tim-kiem.html";
const OWN = "trang";

const listNames = (index, authors) => {
const named = NAMED.flatMap((facet) => Object.entries(index.labels[facet] || {}).map(([value, name]) => ({ facet, value, name })));
const people = Object.keys(authors || {}).map((name) => ({ facet: "tac-gia", value: name, name }));
return named.concat(people).map((one) => ({ ...one, words: luutru.words(one.name.replace(/ \(.*\)$/, "")) }));
};

const dropUnit = (words) => {
const unit = UNIT.exec(`${words.map((word) => word.folded).join(" ")} `);
const length = unit ? unit[1].split(" ").length : 0;
return length < words.length ? words.slice(length) : words;
};

const stands = (words, run) => run.some((_, at) => words.every((word, i) => run[at + i] && luutru.fits(word, run[at + i])));

const yearsOf = (index, numbers) => {
const years = new Map();
numbers.forEach((number) => {
const year = index.year[number];
if (year) { years.set(year, (years.get(year) || 0) + 1); }
});
return years;
};

const drawYears = (years) => {
const [first, last] = [Math.min(...years.keys()), Math.max(...years.keys())];
const most = Math.max(...years.values());
const bars = [];
for (let year = first; year <= last; year += 1) {
bars.push(years.has(year) ? BARS[Math.ceil(years.get(year) / most * BARS.length) - 1] : " ");
}
return { span: first === last ? `${first}` : `${first}–${last}`, bars: bars.join("") };
};

const BORDER = { spelled: "", folded: "", typed: "" };

const wordsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) =>
(group.length > 1 || group[0].phrase ? [BORDER] : group[0].words));

const planCards = (index, query) => {
const run = wordsOf(query);
const found = listNames(index).map((one) => ({ ...one, core: one.facet === "chu-de" ? one.words : dropUnit(one.words) }))
.filter(({ core }) => core.length && stands(core, run)).sort((a, b) => b.core.length - a.core.length);
const cards = found.map(({ facet, value, name }) => ({ facet, value, name, year: 0, href: `${index.pages[facet]}${value}.html` }));
const years = query.groups.flatMap((group) => (group.date && group.date.kind === "year" ? [group.date.name] : []));
years.filter((year) => index.years.some(([other]) => other === Number(year))).forEach((name) => {
const year = Number(name);
cards.unshift({ facet: "nam", value: name, name, year, href: `${index.pages.nam}${name}.html` });
found.filter(({ facet }) => facet === "quan").forEach((one) => {
cards.unshift({ ...one, name: `${one.name}, ${name}`, year, href: `${index.pages.quan}${one.value}/${name}.html` });
});
});
return cards;
};

const countCard = async (index, card) => {
if (card.facet === OWN) { return card; }
if (card.facet === "nam") { return { ...card, total: index.years.find(([year]) => year === card.year)[2], span: "", bars: "" }; }
const all = (await luutru.loadFacet(index, card.facet))[card.value] || [];
const numbers = card.year ? all.filter((number) => index.year[number] === card.year) : all;
const years = card.year ? new Map() : yearsOf(index, numbers);
return { ...card, total: numbers.length, ...(years.size ? drawYears(years) : { span: "", bars: "" }) };
};

const planAuthors = (query, hits) => {
const run = wordsOf(query);
const named = new Set(hits.flatMap(({ text }) => text.authors).filter((name) => {
const words = luutru.words(name);
return words.length > 1 && stands(words, run);
}));
return Array.from(named, (name) =>
({ facet: "tac-gia", value: name, name, year: 0, href: `${SEARCH}?tac-gia=${encodeURIComponent(name)}` }));
};

const planOwn = (index, query) => {
const asked = query.groups.filter((group) => !group.date).flatMap((group) => group[0].words);
return asked.length ? (index.own || []).filter(([, title, text]) => {
const words = luutru.words(`${title} ${text}`);
return asked.every((word) => words.some((other) => luutru.fits(other, word)));
}).map(([href, name]) => ({ facet: OWN, value: "", name, year: 0, href })) : [];
};

luutru.nameCards = (index, query, hits) => {
const own = planOwn(index, query).slice(0, 1);
return [...planAuthors(query, hits), ...planCards(index, query)].slice(0, MOST_CARDS - own.length).concat(own);
};

luutru.countCards = (index, cards) => Promise.all(cards.map((card) => countCard(index, card)));

luutru.suggestNames = (index, text, authors) => {
const typed = dropUnit(luutru.words(text));
if (!typed.length || text.length < 2) { return []; }
const last = typed.length - 1;
const begins = (words) => words.some((_, at) => typed.every((word, i) => words[at + i] &&
(i === last ? luutru.continues(words[at + i], word) : luutru.fits(words[at + i], word))));
return listNames(index, authors).filter(({ words }) => begins(words)).slice(0, SUGGESTIONS);
};
})();
(() => {
"use strict";

const MOST_GUESSES = 40;
const FEW = 3;
const FAR_LESS = 1000;
const MORE = 5;

luutru.search = async (request) => {
const answer = await luutru.searchExactly(request);
const total = answer.total();
answer.notes = {};
answer.confirm = async (typing) => {
if (total && !typing && total < FEW) { answer.notes.meant = await guess(request, answer); }
};
const plain = unmarked(answer.query);
if (!total) { return (!request.typing && await instead(request, answer, plain)) || answer; }
if (!request.typing && plain !== answer.query.text && !answer.query.groups.some(isQuoted)) {
const wider = await totalOf(plain, request);
if (wider > total) { answer.notes.offer = { text: plain, total: wider }; }
}
return answer;
};

const isQuoted = (group) => group.length === 1 && group[0].phrase;

const wordsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) => group[0].words);

const replaceWords = (query, words, change) => {
let text = query.text;
[...words].sort((a, b) => b.from - a.from).forEach((word) => {
text = text.slice(0, word.from) + change(word) + text.slice(word.to);
});
return text;
};

const unmarked = (query) => replaceWords(query, wordsOf(query).filter((word) => word.spelled !== word.folded),
(word) => word.folded);

const instead = async (request, answer, plain) => {
if (plain !== answer.query.text) {
const free = await luutru.searchExactly({ ...request, text: plain });
if (free.total()) {
Object.assign(free, { notes: { unmarked: true }, confirm: answer.confirm });
return free;
}
}
const split = await splitWords(answer);
if (split) {
const spaced = await luutru.searchExactly({ ...request, text: split });
if (spaced.total()) {
Object.assign(spaced, { notes: { split }, confirm: answer.confirm });
return spaced;
}
}
answer.notes.meant = await guess(request, answer);
return null;
};

const splitWords = async (answer) => {
const unknown = wordsOf(answer.query).filter((word) => !answer.words.get(word).count);
const parts = new Map();
await Promise.all(unknown.map(async (word) => { parts.set(word, await splitWord(word.spelled) || await splitAnywhere(word.spelled)); }));
const found = unknown.filter((word) => parts.get(word));
return found.length ? replaceWords(answer.query, found, (word) => parts.get(word)) : null;
};

const splitWord = async (word) => {
let best = null;
for (let at = 1; at < word.length; at += 1) {
const [left, right] = [word.slice(0, at), word.slice(at)];
if (!luutru.isSyllable(luutru.fold(left))) { continue; }
const ends = luutru.isSyllable(luutru.fold(right)) ? [right] : [];
if (!ends.length && right.length > 2) {
const more = await splitWord(right);
if (more) { ends.push(more); }
}
for (const end of ends) {
const text = `${left} ${end}`;
const total = await totalOf(`"${text}"`);
if (total && (!best || total > best.total)) { best = { text, total }; }
}
}
return best && best.text;
};

const splitAnywhere = async (word) => {
const texts = Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => `${word.slice(0, i + 2)} ${word.slice(i + 2)}`);
const totals = await Promise.all(texts.map((text) => totalOf(`"${text}"`)));
const most = Math.max(0, ...totals);
return most ? texts[totals.indexOf(most)] : null;
};

const totalOf = async (text, request) => (await luutru.searchExactly({ ...request, text, order: "newest" })).total();

const guess = async (request, answer) => {
let best;
for (const word of wordsOf(answer.query)) {
if (answer.words.get(word).count * FAR_LESS > answer.index.articles) { continue; }
const texts = luutru.nearSpellings(word.folded).slice(0, MOST_GUESSES)
.map((other) => replaceWords(answer.query, [word], () => other));
const totals = await Promise.all(texts.map((text) => totalOf(text, request)));
totals.forEach((total, i) => {
if (total > answer.total() * MORE && (!best || total > best.total)) { best = { text: texts[i], total }; }
});
}
return best || typedResidue(request, answer);
};

const typedResidue = async (request, answer) => {
const words = wordsOf(answer.query);
const forms = new Map();
await Promise.all(words.map(async (word) => { forms.set(word, await decodeKnown(word)); }));
const text = replaceWords(answer.query, words, (word) => forms.get(word));
if (text === answer.query.text) { return undefined; }
const total = await totalOf(text, request);
return total > answer.total() ? { text, total } : undefined;
};

const decodeKnown = async (word) => {
const decoded = luutru.decodeKeys(word.typed);
if (decoded === word.typed) { return decoded; }
const fewer = Array.from(decoded, (letter) => (letter === "đ" ? letter : luutru.fold(letter))).join("");
for (const form of [decoded, fewer]) { if (await totalOf(`"${form}"`)) { return form; } }
return word.typed;
};
})();
(() => {
"use strict";

const VALUES_SHOWN = 8;

const { make, pieces } = luutru;

luutru.makeHit = (hit, context) => {
const { text } = hit;
const href = context.root + text.url;
const places = text.districts.length ? text.districts.map((slug) => nameOf("quan", slug, context))
: text.provinces.map((slug) => nameOf("tinh", slug, context));
const facts = [text.outletName, text.dateText, joinPlaces(places)];
const title = make("a", { href, lang: "vi" }, pieces(luutru.highlight(text.title, context.query)));
return make("li", { "class": "card hit", "data-result": String(hit.number) }, [
make("h3", {}, [title]),
make("p", { "class": "line" }, facts.filter(Boolean).flatMap((fact, i) =>
[i ? " · " : "", make("bdi", {}, [fact])])),
...makePassage(text, href, context)
]);
};

const joinPlaces = (names) => {
const groups = new Map();
names.forEach((name) => {
const [own, home = ""] = name.split(" (");
groups.set(home, [...(groups.get(home) || []), own]);
});
return Array.from(groups, ([home, own]) => own.join(", ") + (home ? ` (${home}` : "")).join("; ");
};

const makePassage = (text, href, context) => {
const best = luutru.bestPassage(text, context.query);
if (!best) { return []; }
const shown = [best.cutBefore ? "… " : "", ...pieces(best.pieces), best.cutAfter ? " …" : ""];
const link = best.anchor ? [make("a", { href: `${href}#${encodeURIComponent(best.anchor)}` }, shown)] : shown;
return [make("p", { "class": "gist passage", lang: "vi" }, link)];
};

luutru.makeFacet = (facet, counts, context) => {
const ticked = context.chosen[facet];
const values = Object.keys({ ...counts, ...Object.fromEntries(Array.from(ticked, (value) => [value, 0])) })
.filter((value) => counts[value] || ticked.has(value));
values.sort(facet === "nam" ? (a, b) => Number(b) - Number(a) || compare(a, b)
: (a, b) => (counts[b] || 0) - (counts[a] || 0) || compare(a, b));
if (!values.length) { return []; }
const first = values.filter((value, i) => i < VALUES_SHOWN || ticked.has(value));
const rest = values.filter((value, i) => i >= VALUES_SHOWN && !ticked.has(value));
const makeValues = (some) => make("ul", {}, some.map((value) => make("li", {}, [make("label", {}, [
make("input", { type: "checkbox", name: facet, value, checked: ticked.has(value) }),
make("span", {}, [nameOf(facet, value, context)]),
make("span", { "class": "n" }, [context.number(counts[value] || 0)])
])])));
const open = context.facets.querySelector(`details[data-facet="${facet}"][open]`) !== null;
return [make("fieldset", { "class": "facet", "data-facet": facet }, [
make("legend", {}, [context.words[facet]]), makeValues(first),
...(rest.length ? [make("details", { "data-facet": facet, open }, [
make("summary", {}, [context.words.rest.replace("{count}", String(rest.length))]), makeValues(rest)
])] : [])
])];
};

const compare = (a, b) => (a < b ? -1 : Number(a > b));

const nameOf = (facet, value, context) =>
(context.index.labels[facet] || {})[value] || (value === "khong-ro" ? context.words.unknown : value);
luutru.nameOf = nameOf;
})();
(() => {
"use strict";

luutru.ORDERS = ["best", "newest", "oldest"];

luutru.readAddress = () => {
const values = new URLSearchParams(location.search || location.hash.replace(/^#(?=.*=)/, "?"));
const order = values.get("xep") || "";
return {
text: values.get("q") || "",
chosen: Object.fromEntries(luutru.FACETS.map((facet) => [facet, new Set(values.getAll(facet))])),
dates: { tu: values.get("tu") || "", den: values.get("den") || "" },
order: luutru.ORDERS.includes(order) ? order : "best"
};
};

luutru.addressOf = ({ text, chosen, dates, order }) => {
const values = new URLSearchParams();
if (text.trim()) { values.set("q", text.trim()); }
luutru.FACETS.forEach((facet) => { chosen[facet].forEach((value) => { values.append(facet, value); }); });
Object.entries(dates).forEach(([name, day]) => { if (day) { values.set(name, day); } });
if (order !== "best") { values.set("xep", order); }
return values.toString() ? `?${values}` : "";
};

luutru.writeAddress = (asked, push) => {
const search = luutru.addressOf(asked);
if (search === location.search) { return; }
try {
history[push ? "pushState" : "replaceState"](null, "", location.pathname + search);
} catch (refused) { // some browsers keep the address of a local file as it is
location.replace(`#${search.slice(1)}`);
}
};

luutru.keepPlace = (shown, hit) => {
try {
history.replaceState({ shown, y: window.scrollY, hit }, "");
} catch (refused) { /* then Back begins at the top */ }
};

luutru.restorePlace = (place, results) => {
if (!place) { return; }
const link = place.hit && results.querySelector(`[data-result="${place.hit}"] a`);
if (link) { link.focus({ preventScroll: true }); }
window.scrollTo(0, place.y);
};
})();
(() => {
"use strict";

const { make } = luutru;
const LATER = ["phuong", "tac-gia"];

luutru.Filters = class {
constructor({ field, words, say, number, asked, changed }) {
const [facets, chips, opener] = ["facets", "search-chips", "search-open"].map(luutru.byId);
this.facets = facets;
this.chips = chips;
this.opener = opener;
this.opened = new Set();
this.count = () => {};
this.field = field;
this.words = words;
this.say = say;
this.number = number;
this.asked = asked;
this.changed = changed;
opener.addEventListener("click", () => { this.open(true); });
facets.addEventListener("keydown", (event) => {
if (event.key === "Escape" && facets.classList.contains("open")) { this.open(false); }
});
facets.addEventListener("change", (event) => { this.change(event.target); });
window.addEventListener("resize", () => { this.count(); }); // a wider window shows them
}

clear() {
this.facets.replaceChildren();
this.chips.replaceChildren();
this.count = () => {};
this.opener.hidden = true;
}

open(open) {
this.facets.classList.toggle("open", open);
this.opener.setAttribute("aria-expanded", String(open));
const first = this.facets.querySelector("button, input, select");
if (!open) { this.opener.focus(); } else if (first) { first.focus(); }
this.count();
}

change(box) {
const { asked } = this;
if (box.id === "order") {
asked.order = box.value;
} else if (box.name in asked.dates) {
asked.dates[box.name] = luutru.readDate(box.value) ? box.value.trim() : "";
} else if (box.checked) {
asked.chosen[box.name].add(box.value);
} else {
asked.chosen[box.name].delete(box.value);
}
this.changed();
}

async show(answer, total, context, isOld) {
this.count = () => {};
const always = [this.makeClose(total), this.makeOrder(), this.makeDates()];
if (total && !this.facets.getClientRects().length) {
this.replaceFacets(always);
this.count = () => { this.show(answer, total, context, isOld); };
return;
}
const wanted = luutru.FACETS.filter((facet) => !LATER.includes(facet) || this.opened.has(facet) ||
this.asked.chosen[facet].size || answer.query.filters[facet]);
const counted = await Promise.all(wanted.map(async (facet) => [facet, await answer.count(facet)]));
if (isOld()) { return; }
const counts = Object.fromEntries(counted);
const groups = luutru.FACETS.flatMap((facet) => (counts[facet] ? luutru.makeFacet(facet, counts[facet], context)
: Object.keys(context.index.labels[facet] || { some: "" }).length ? [this.makeLater(facet, answer, total, context, isOld)] : []));
this.replaceFacets(total || groups.length ? [...always, ...groups] : []);
this.opener.hidden = !this.facets.children.length;
}

makeLater(facet, answer, total, context, isOld) {
const details = make("details", { "class": "facet later" }, [make("summary", {}, [this.words[facet]])]);
details.addEventListener("toggle", () => {
this.opened.add(facet);
this.show(answer, total, context, isOld);
});
return details;
}

replaceFacets(elements) {
const { facets } = this;
const active = facets.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement) : null;
facets.replaceChildren(...elements);
const boxes = facets.querySelectorAll("button, input, select");
const twin = active && Array.from(boxes).find((other) =>
(other.name === active.name && other.name && (other.type === "text" || other.value === active.value)) ||
(active.id && other.id === active.id) || (active.className && other.className === active.className));
if (twin) { twin.focus(); }
}

makeClose(total) {
const close = make("button", { type: "button", "class": "close" }, [this.say("show_hits", { count: this.number(total) })]);
close.addEventListener("click", () => { this.open(false); });
return make("p", { "class": "closing" }, [close]);
}

makeOrder() {
const select = make("select", { id: "order" }, luutru.ORDERS.map((name) =>
make("option", { value: name, selected: name === this.asked.order }, [this.words[name]])));
return make("p", { "class": "order" }, [make("label", { "for": "order" }, [this.words.order]), select]);
}

makeDates() {
return make("fieldset", { "class": "facet dates" }, [
make("legend", {}, [this.words.dates]),
...["tu", "den"].map((name) => make("label", {}, [
make("span", {}, [this.words[name]]),
make("input", {
type: "text", name, value: this.asked.dates[name], placeholder: this.words.date_example, inputmode: "numeric"
})
]))
]);
}

countChosen() {
const { chosen, dates } = this.asked;
return luutru.FACETS.reduce((sum, facet) => sum + chosen[facet].size, 0) + Object.values(dates).filter(Boolean).length;
}

showChips(context) {
const { asked, words, opener } = this;
if (!this.facets.children.length) { this.facets.append(this.makeOrder()); }
opener.hidden = false;
opener.textContent = words.filters + (this.countChosen() ? ` (${this.countChosen()})` : "");
const said = context.query.groups.filter(({ date }) => date).map(({ date }) => date);
const made = [
...luutru.FACETS.flatMap((facet) => Array.from(asked.chosen[facet], (value) =>
this.makeChip(luutru.nameOf(facet, value, context), () => { asked.chosen[facet].delete(value); }))),
...said.map((date) => this.makeChip(this.say(`date_${date.kind}`, { date: date.name }), () => { this.unsay([date]); })),
...Object.keys(asked.dates).filter((name) => asked.dates[name]).map((name) =>
this.makeChip(`${words[name]} ${asked.dates[name]}`, () => { asked.dates[name] = ""; }))
];
this.chips.replaceChildren(...(made.length ? [...made, this.makeClear(said)] : []));
}

makeChip(name, remove) {
const chip = make("button", { type: "button", "class": "chip" }, [make("bdi", {}, [name]), " ×"]);
chip.setAttribute("aria-label", this.say("remove", { name }));
chip.addEventListener("click", () => {
remove();
this.changed();
});
return make("li", {}, [chip]);
}

makeClear(said) {
const clear = make("button", { type: "button", "class": "clear" }, [this.words.clear]);
clear.addEventListener("click", () => {
this.unsay(said);
luutru.FACETS.forEach((facet) => { this.asked.chosen[facet].clear(); });
this.asked.dates = { tu: "", den: "" };
this.changed();
});
return make("li", {}, [clear]);
}

unsay(dates) {
this.field.value = [...dates].sort((a, b) => b.from - a.from).reduce((text, { from, to }) =>
`${text.slice(0, from)} ${text.slice(to)}`, this.field.value.normalize("NFC")).replace(/\s+/g, " ").trim();
}
};
})();
(() => {
"use strict";

const { make } = luutru;

luutru.List = class {
constructor({ root, words, say, number, search, more }) {
const [results, notes, cards, nothing] = ["results", "search-notes", "search-cards", "search-empty"]
.map(luutru.byId);
this.results = results;
this.notes = notes;
this.cards = cards;
this.nothing = /** @type {HTMLTemplateElement} */ (nothing);
this.hits = [];
this.root = root;
this.words = words;
this.say = say;
this.number = number;
this.search = search;
this.more = more;
}

clear() {
this.hits = [];
this.empty();
this.notes.replaceChildren();
this.cards.replaceChildren();
}

empty() { Array.from(this.results.children).forEach((child) => { if (child.tagName !== "H2") { child.remove(); } }); }

show(hits, answer, context) {
const { results } = this;
this.hits = hits;
this.empty();
if (!hits.length) {
results.append(this.nothing.content.cloneNode(true));
return;
}
const elements = hits.map((hit) => luutru.makeHit(hit, context));
const border = hits.findIndex((hit) => hit.tier === luutru.TIERS.SCATTERED);
const near = border > 0 ? border : elements.length;
results.append(make("ol", { "class": "cards hits" }, elements.slice(0, near)));
if (near < elements.length) {
results.append(make("p", { "class": "apart" }, [this.say("scattered", { count: this.number(answer.total() - near) })]),
make("ol", { "class": "cards hits", start: near + 1 }, elements.slice(near)));
}
const left = answer.total() - elements.length;
if (left > 0) { results.append(this.makeMore(left)); }
results.append(this.makeExports());
}

makeMore(left) {
const more = make("button", { type: "button", "class": "more" }, [
this.say("more", { count: this.number(Math.min(luutru.STEP, left)) })
]);
more.addEventListener("click", this.more);
return make("p", {}, [more]);
}

makeExports() {
const formats = luutru.EXPORTS.map((format) => {
const button = make("button", { type: "button" }, [format]);
button.addEventListener("click", () => {
luutru.saveList(format, this.hits.map(({ text }) => ({
url: text.url, title: text.title, date: text.date, outletName: text.outletName, authors: text.authors,
href: new URL(this.root + text.url, location.href).href
})), this.words);
});
return button;
});
const link = make("button", { type: "button", "data-copy": "" }, [this.words.copy_link]);  // site.js copies
return make("p", { "class": "exports" }, [this.words.take, " ", ...formats, link]);
}

showCards(named) {
this.cards.replaceChildren(...named.map(({ name, href, total, span, bars }) => make("li", { "class": "place" }, [
make("a", { href: this.root + href }, [name]),
total === undefined ? "" : ` · ${this.say("card", { count: this.number(total) })}`,
span ? ` · ${span} ` : "", ...(bars ? [make("span", { "class": "bars", "aria-hidden": "true" }, [bars])] : [])
])));
}

showNotes({ notes, query }, count) {
const { unmarked, split, offer, meant } = notes;
const made = query.unknown.map((name) => [this.say("unknown_operator", { name })]);
if (unmarked) { made.push([this.words.unmarked]); }
if (split) { made.push([this.say("split", { text: split })]); }
if (meant) {
const [before, after] = this.words.meant.split("{text}");
made.push([before, this.makeLink(meant.text, meant.text), `${after} (${count(meant.total)})`]);
}
if (offer) {
made.push([this.makeLink(offer.text, this.say("offer", { text: offer.text, count: this.number(offer.total) }))]);
}
this.notes.replaceChildren(...made.map((parts) => make("p", {}, parts)));
}

makeLink(text, label) {
const link = make("a", { href: `?q=${encodeURIComponent(text)}` }, [label]);
link.addEventListener("click", (event) => {
event.preventDefault();
this.search(text);
});
return link;
}

links() { return Array.from(this.results.querySelectorAll("[data-result] h3 a")); }
};
})();
(() => {
"use strict";

const { make } = luutru;
const MOST_TITLES = 3;

luutru.Suggestions = class {
constructor({ field, words, take }) {
const box = luutru.byId("search-suggestions");
this.box = box;
this.field = field;
this.words = words;
this.take = take;
this.active = -1;
this.served = null;
const roles = [
[field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": box.id, "aria-expanded": "false" }],
[box, { role: "listbox", "aria-label": field.labels[0].textContent }]
];
roles.forEach(([element, attributes]) => {
Object.entries(attributes).forEach(([name, value]) => { element.setAttribute(name, value); });
});
box.addEventListener("mousedown", (event) => {
const option = event.target instanceof Element && event.target.closest("[role=option]");
event.preventDefault();
if (option) { this.choose(option); }
});
field.addEventListener("blur", () => { this.close(); });
}

close() {
const { box, field } = this;
box.replaceChildren();
box.hidden = true;
this.active = -1;
this.served = field.value;
field.setAttribute("aria-expanded", "false");
field.removeAttribute("aria-activedescendant");
}

async suggest(text, find) {
const { field, box, words } = this;
if (this.served !== text) { this.served = null; }
const hits = await find();
const index = await luutru.loadIndex();
const authors = await luutru.loadFacet(index, "tac-gia");
if (this.served === text || field.value !== text || document.activeElement !== field) { return; }
const names = luutru.suggestNames(index, text, authors).map(({ facet, name }) => [name, words[facet]]);
const titles = hits.slice(0, MOST_TITLES).map((hit) => [hit.text.title, words.title]);
this.active = -1;
box.replaceChildren(...names.concat(titles).map(([name, kind], i) => make("li", {
id: `suggestion-${i}`, role: "option", "aria-selected": "false", "data-text": name
}, [make("span", { lang: "vi" }, [name]), " ", make("small", {}, [kind])])));
box.hidden = !box.children.length;
field.setAttribute("aria-expanded", String(!box.hidden));
}

takeActive() {
const option = this.box.children[this.active];
if (option) { this.choose(option); }
return Boolean(option);
}

choose(option) {
this.close();
this.take(option.getAttribute("data-text"));
}

handle(event) {
if (this.box.hidden) { return false; }
if (event.key === "Escape") {
this.close();
return true;
}
if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return false; }
event.preventDefault();
this.move(event.key === "ArrowDown" ? 1 : -1);
return true;
}

move(step) {
const { box, field } = this;
this.served = field.value;
const options = Array.from(box.children);
this.active = (this.active + 1 + step + options.length + 1) % (options.length + 1) - 1;
options.forEach((option, i) => { option.setAttribute("aria-selected", String(i === this.active)); });
if (options[this.active]) {
field.setAttribute("aria-activedescendant", options[this.active].id);
options[this.active].scrollIntoView({ block: "nearest" });
} else {
field.removeAttribute("aria-activedescendant");
}
}
};
})();
(() => {
"use strict";

luutru.STEP = 10;
const FIRST = 1;
const PAUSE = 20;
const SETTLED = 500;
const LETTERS = 150;

const form = document.getElementById("search-form");
if (!form) { return; }
const field = /** @type {HTMLInputElement} */ (document.getElementById("q"));
const [results, status, starters] = ["results", "search-status", "search-starters"].map(luutru.byId);
const root = results.getAttribute("data-root") || "";
const words = JSON.parse(luutru.byId("search-words").textContent || "{}");
luutru.setRoot(root);

const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, words.digit_group);
const say = (key, values) =>
Object.entries(values || {}).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
const articles = (total) => say(total === 1 ? "found_one" : "found_many", { count: number(total) });

const asked = luutru.readAddress();
let shown = luutru.STEP;
let turns = 0;
let timer = 0;


const changed = () => {
clearTimeout(timer);
shown = luutru.STEP;
asked.text = field.value;
luutru.writeAddress(asked, true);
ask(false);
};

const search = (text) => {
field.value = text;
changed();
field.focus();
};

const more = async () => {
const place = shown;
shown += luutru.STEP;
await ask(false);
const link = list.links()[place];
if (link) { link.focus(); }
};

const list = new luutru.List({ root, words, say, number, search, more });
const filters = new luutru.Filters({ field, words, say, number, asked, changed });
const suggestions = new luutru.Suggestions({ field, words, take: search });

const rest = () => {
results.removeAttribute("data-total");
list.clear();
filters.clear();
status.textContent = "";
starters.hidden = false;
starters.setAttribute("data-ready", "letters");
results.setAttribute("data-state", "idle");
};

const fail = () => {
starters.setAttribute("data-ready", "");
status.textContent = words.failed;
results.setAttribute("data-state", "failed");
};

const ask = async (typing) => {
const turn = turns += 1;
asked.text = field.value;
if (luutru.parseQuery(asked.text).empty && !filters.countChosen()) { rest(); return; }
starters.hidden = true;
results.setAttribute("data-state", "busy");
try {
const answer = await luutru.search({ ...asked, typing });
if (turn === turns) { await show(answer, typing, () => turn !== turns); }
} catch (error) {
if (turn === turns) { fail(); }
}
};

const takeLetters = async () => {
const late = new Promise((resolve) => { setTimeout(resolve, LETTERS, "late"); });
const came = await Promise.race([document.fonts.load("1em 'Source Serif 4'", "aế"), late]);
starters.setAttribute("data-ready", came === "late" ? "" : "letters");
};

const show = async (answer, typing, isOld) => {
const { index, query } = answer;
const context = { index, root, words, query, number, chosen: asked.chosen, facets: filters.facets };
const first = await answer.top(Math.min(shown, FIRST));
if (isOld()) { return; }
if (!starters.hasAttribute("data-ready")) { await takeLetters(); }
const cards = luutru.nameCards(index, query, first);
filters.showChips(context);
list.showCards(cards);
if (shown === luutru.STEP || !first.length) { list.show(first, answer, context); }
announce(answer, query);
const [hits, counted] = await Promise.all([answer.top(shown), luutru.countCards(index, cards), answer.confirm(typing)]);
if (isOld()) { return; }
list.showCards(counted);
list.show(hits, answer, context);
const settle = async (most) => {
const before = answer.total();
const total = await answer.settle(isOld, most);
const settled = total === before ? hits : await answer.top(shown);
if (isOld()) { return; }
if (total !== before) { list.show(settled, answer, context); }
announce(answer, query, () => settle(Infinity));
await filters.show(answer, total, context, isOld);
};
await settle();
if (!typing && !isOld()) { results.setAttribute("data-state", "done"); }
};

const announce = (answer, query, count) => {
const total = answer.total();
const isAbout = answer.doubtful().length > 0;
results.setAttribute("data-total", String(total));
results.toggleAttribute("data-about", isAbout);
status.textContent = isAbout ? say("found_about", { count: number(total) }) : articles(total);
if (isAbout && count) {
const button = luutru.make("button", { type: "button", "class": "clear" }, [words.count]);
button.addEventListener("click", count);
status.append(" ", button);
}
const heading = document.querySelector("h1");
if (heading) { heading.setAttribute("data-list", say("trail", { count: number(total), text: query.text.trim() })); }
list.showNotes(answer, articles);
};


field.addEventListener("input", () => {
clearTimeout(timer);
turns += 1; // an answer to what was typed before is old
shown = luutru.STEP;
results.setAttribute("data-state", "busy");
timer = setTimeout(() => {
const text = field.value;
suggestions.suggest(text, () => ask(true).then(() => list.hits)).catch(fail);
timer = setTimeout(() => {
luutru.writeAddress({ ...asked, text: field.value }, false);
ask(false);
}, SETTLED);
}, PAUSE);
});

form.addEventListener("submit", (event) => {
event.preventDefault();
if (suggestions.takeActive()) { return; }
suggestions.close();
changed();
});

results.addEventListener("click", (event) => {
const link = event.target instanceof Element && event.target.closest("[data-result] a");
if (link) { luutru.keepPlace(shown, link.closest("[data-result]").getAttribute("data-result")); }
});
window.addEventListener("pagehide", () => { if (!(history.state || {}).hit) { luutru.keepPlace(shown, ""); } });

document.addEventListener("keydown", (event) => {
const at = document.activeElement;
if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
if (at === field && suggestions.handle(event)) { return; }
if (event.key === "Escape" && (at === field || results.contains(at))) {
field.value = "";
field.focus();
field.dispatchEvent(new Event("input"));
} else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
walk(event, at);
}
});

const walk = (event, at) => {
const stops = [field, ...list.links()];
const place = stops.indexOf(at);
const next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
if (place < 0 || !next) { return; }
event.preventDefault();
next.focus();
};

const openAddress = async (place) => {
shown = place ? place.shown : luutru.STEP;
Object.assign(asked, luutru.readAddress());
field.value = asked.text;
await ask(false);
luutru.restorePlace(place, results);
};

window.addEventListener("popstate", (event) => { openAddress(event.state); });

const begin = () => {
luutru.loadIndex().catch(fail);
if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
openAddress(history.state);
};

document.addEventListener("DOMContentLoaded", begin);
})();
