"""What kind of page a page is: told by all of it, where no single mark tells."""

from __future__ import annotations

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.tagging.page_features import count_phrases
from luutru.cleaning.tagging.page_kinds import ARTICLE, load_kinds, weigh
from luutru.knowledge import load_knowledge
from luutru.model import RawPage, SetAside

OTHERS = {
    "a school about itself": (
        "not-article",
        """Giới thiệu về trường Bến Gốm

Trường Bến Gốm tọa lạc tại xóm Kè, tiền thân là lớp học bên đình làng, được thành lập năm 1961 theo quyết \
định của Ủy ban hành chính tỉnh.

Đến nay cơ sở vật chất của trường đã được đầu tư khang trang; đội ngũ giáo viên đạt chuẩn và trên chuẩn, \
luôn đoàn kết, không ngừng phấn đấu để xứng đáng với niềm tin của nhân dân.""",
    ),
    "an opinion without a frame": (
        "not-article",
        """Mấy ông chê cái nồi đất này chứ tôi xài năm năm có sao đâu. toàn nghe đồn rồi hùa theo thôi. Ai \
thích thì mua, đắt hơn chút mà bền lắm. Nói vậy chứ để lâu không rửa thì cái gì chả mốc, đâu phải tại nồi. \
Hàng ngoại cũng nứt đầy ra đó thôi, có ai kêu đâu. Lúc đầu cứ tưởng nấu chậm, ai dè nước sôi còn nhanh hơn \
nồi nhôm, mỗi tội hơi nặng tay. Không xài thì thôi, đừng ném đá người ta. Thiệt hết nói!""",
    ),
    "an opening of a thesis in one line": (
        "not-article",
        """MỞ ĐẦU 1. Lý do chọn đề tài Nghề nung gốm ở vùng bãi là đối tượng nghiên cứu mới, có ý nghĩa cấp \
thiết cả về lý luận và thực tiễn. Xuất phát từ yêu cầu khách quan trên, tác giả chọn nội dung này làm đề tài \
luận văn, trên cơ sở lý luận về làng nghề đánh giá thực trạng và đề xuất các giải pháp. 2. Mục đích nghiên \
cứu Luận văn làm rõ các nhân tố ảnh hưởng đến nghề, từ đó đề xuất phương hướng trong giai đoạn tới.""",
    ),
    "a page of a film": (
        "not-article",
        """Người đắp lò

by - 09:12

Chuyện phim bắt đầu từ ngày người đắp lò bị nghi lấy đất của làng. Mời quý vị đón xem.

Tên phim: Người đắp lò
Thể loại: Phim tâm lý
Diễn viên: Lê Vi, Trần Mơ
Đạo diễn: Lê Vi
Quốc gia: Việt Nam
Năm sản xuất: 2013""",
    ),
    "lesson": (
        "not-article",
        """Kế hoạch bài dạy Tiếng Việt lớp 3 - Bài: Người gác đèn biển

I. Yêu cầu cần đạt
- HS đọc trôi chảy cả bài, ngắt nghỉ đúng chỗ.
- Hiểu nội dung: Ca ngợi người gác đèn tận tụy với công việc.
II. Chuẩn bị
- GV: tranh minh họa, bảng phụ. HS: sách, vở.
III. Các hoạt động dạy học
1. Khởi động
- GV cho HS hát, hỏi: “Em đã nhìn thấy ngọn hải đăng chưa?”
2. Luyện đọc
- HS đọc nối tiếp từng đoạn, GV sửa lỗi phát âm.
3. Củng cố, dặn dò
- Nhận xét tiết học.""",
    ),
    "talk": (
        "not-article",
        """Nhà em cũng dùng cái bếp ấy của cụ, em mua từ đợt khuyến mãi năm ngoái, nói chung thấy ổn các cụ ạ.
Theo em thì cụ cứ ra tận nơi xem cho chắc, em thấy trên mạng họ nói hay lắm mà mang về thì mỗi thứ một kiểu.
Em không khoe nhé, nhưng ý em là của nào tiền nấy, mình chịu khó lau chùi thì dùng chục năm chưa hỏng ạ.""",
    ),
    "structure of an office": (
        "not-article",
        """Cơ cấu tổ chức

1. Lãnh đạo Chi cục:

a) Chi cục có Chi cục trưởng và hai Phó Chi cục trưởng, do Giám đốc Sở bổ nhiệm theo quy định của pháp luật.

2. Các phòng chuyên môn:

a) Phòng Hành chính - Tổng hợp;

b) Phòng Kỹ thuật;

3. Đơn vị sự nghiệp trực thuộc:

a) Trạm Bến Gốm.

Điện thoại: 024 3999 0000 - Email: chicuc@example.vn
Thống kê truy cập
• Hôm nay: 120
• Tất cả: 34.500""",
    ),
    "form": (
        "not-article",
        """Mẫu đơn xin phép sửa hàng rào
Mẫu đơn xin phép sửa hàng rào mới nhất là mẫu số 9, nộp tại bộ phận một cửa.
Kính gửi: ……………………………
Tôi tên là: ………………………… Sinh ngày: …………
Địa chỉ thường trú: ………………………
Nay tôi làm đơn này xin được sửa hàng rào tại: ………………
Tôi xin cam đoan làm đúng như đã xin.
Người làm đơn
(Ký và ghi rõ họ tên)""",
    ),
    "shop": (
        "not-article",
        """1. Đối với đơn hàng trong nội thành:
✔ Miễn phí giao hàng với đơn từ 500.000đ
✔ Khách hàng chuyển khoản trước được giảm phí ship
2. Đối với đơn hàng ngoại tỉnh:
✔ Khách hàng thanh toán phí vận chuyển theo thực tế
3. Bảo hành, đổi trả:
✔ Bảo hành 12 tháng, đổi trả trong 7 ngày, liên hệ hotline 0900 000 000""",
    ),
    "procedure": (
        "not-article",
        """Toàn trình  Xin phép sửa hàng rào

Lượt xem: 31
Cơ quan thực hiện

- Cơ quan tiếp nhận: Bộ phận một cửa của xã.

Cách thức thực hiện

- Nộp trực tiếp hoặc qua dịch vụ bưu chính.

Số lượng hồ sơ 01 bộ
Thời hạn giải quyết


05 ngày làm việc""",
    ),
    "letter split over cells": (
        "not-article",
        """Công văn 15/UBND-KT về việc sửa kè Bến Gốm
Số hiệu | 15/UBND-KT |
Ngày ban hành | 03/02/2012 |
Người ký | Lê Vi |
ỦY
BAN NHÂN DÂN |
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Xét đề nghị của Phòng Kinh tế về việc sửa kè, Ủy ban nhân dân huyện có ý kiến như sau:
1. Đồng ý cho sửa kè Bến Gốm theo phương án đã trình.
2. Giao Phòng Kinh tế chủ trì thực hiện.
Nơi nhận: |""",
    ),
    "exam": (
        "not-article",
        """Bộ 12 đề thi giữa kì 1 môn Khoa học lớp 4 có đáp án
Tuyển chọn đề thi của các trường, giúp các em học sinh ôn tập và đạt điểm cao.
I. PHẦN TRẮC NGHIỆM (6 điểm)
Câu 1: Khoanh vào chữ cái trước câu trả lời đúng:
A. Cây lúa
B. Cây tre
C. Cây sen
Câu 2. Con vật nào sau đây đẻ trứng?
A. Mèo
B. Gà
C. Trâu""",
    ),
    "terms of a site": (
        "not-article",
        """Điều khoản

1. Khi quý khách vào trang web này, quý khách được xem là đồng ý với mọi điều khoản dưới đây.

2. Nếu không đồng ý, quý khách không nên sử dụng website và cần hủy tài khoản đã đăng ký.

3. Chúng tôi có quyền thay đổi các điều khoản này vào bất cứ lúc nào mà không cần báo trước.""",
    ),
    "rooms": (
        "not-article",
        """Chính sách nhận phòng / trả phòng:
Nhận phòng: từ 14:00.
Trả phòng: trước 12:00.
Trả phòng muộn sau 17:00: tính 100% tiền phòng.
Trẻ em dưới 6 tuổi: miễn phí, ngủ chung giường với bố mẹ.
Giường phụ: 200.000 VNĐ/đêm, gồm ăn sáng.""",
    ),
    "prices": (
        "no-text",
        """BẢNG GIÁ DỊCH VỤ LÒ GỐM
BẢNG GIÁ DỊCH VỤ LÒ GỐM
STT
TÊN DỊCH VỤ
Đvt
Đơn giá (đồng)
1
Nung chum
Lần
34,500
2
Tráng men
Lần
20,000""",
    ),
    "what an office is for": (
        "not-article",
        """Chức năng, nhiệm vụ

Phòng Kinh tế huyện Đò Than là cơ quan chuyên môn thuộc Ủy ban nhân dân huyện; có chức năng tham mưu, \
giúp Ủy ban nhân dân huyện quản lý nhà nước về chợ và làng nghề; chịu sự chỉ đạo, kiểm tra về chuyên \
môn, nghiệp vụ của Sở.

Phòng có tư cách pháp nhân, có con dấu và tài khoản riêng.""",
    ),
    "sample of minutes": (
        "no-text",
        """Mẫu biên bản họp tổ gốm

BIÊN BẢN HỌP
THÁNG……NĂM……
- Địa điểm:……
- Thành phần tham dự:
+ Có mặt: ……/……; vắng mặt: ……
* Chủ tọa: Ông……
* Thư ký: Bà……
1. Nội dung:……………""",
    ),
    "steps of payment": (
        "not-article",
        """CHÍNH SÁCH BÁN HÀNG
– Đợt 1: Thanh toán 20% giá trị hợp đồng trong vòng 7 ngày kể từ ngày đặt cọc.
– Đợt 2: Thanh toán 75% giá trị hợp đồng trong vòng 60 ngày.
Khách hàng thanh toán sớm được chiết khấu 5% trên giá trị lô đất chưa gồm VAT.""",
    ),
    "contents of a thesis": (
        "no-text",
        """Tải bản đầy đủ (.doc) (40 trang)

khảo sát nghề gốm ở Đò Than

Bạn đang xem bản rút gọn của tài liệu.

SV: Lê Vi
K12 quản lý
1
MỤC LỤC
I.Phần mở đầu
1.1 Lý do chọn đề tài:
Ngày nay, nghề gốm đã trở thành một phần của đời sống. Toàn
bộ các lò ở làng được chia thành nhiều tổ, mỗi tổ lo một""",
    ),
    "entry of an encyclopedia": (
        "not-article",
        """Đò Than

(Đổi hướng từ Đò Than, Bến Gốm)
Đò Than
Hành chính
Quốc gia Việt Nam
TỉnhBến Gốm
Diện tích5,12 km²[2]
Dân số (1999)
Tổng cộng4.120 người[2]
Mã hành chính10001[3]

Đò Than là một thuộc huyện Bến Gốm, tỉnh Bến Gốm, Việt Nam.

Xã có diện tích 5,12 km², dân số năm 1999 là 4.120 người,[2] mật độ dân số đạt 805 người/km².

Chú thích[sửa | sửa mã nguồn]

  1. ^ Quyết định 12/1970/QĐ-NV
  2. ^ a b Niên giám thống kê""",
    ),
    "songs": (
        "not-article",
        """Đò Chiều

Tác giả: Lê Vi

Ca sỹ thể hiện: Hòa Vi; Thanh Mẫu

Sông chiều đò vắng ai sang. Mây trôi lững thững ngang làng gốm xưa. Người về dưới bến cơn mưa. Ướt.

Khói Lò

Tác giả: Lê Vi

Ca sỹ thể hiện: Hòa Vi

Khói lam vương mái nhà tranh. Mẹ ngồi bên lửa thức canh lò hồng. Con đi mấy núi mấy sông.""",
    ),
    "first page of a talk": (
        "not-article",
        """Trang 1 / 3 123 LastLast
Hiển thị kết quả từ 1 đến 10 / 27
  1. #1
    Tham gia
    03-04-2009
    Location
    Bến Gốm
    Bài viết
    210
    Thanked 12 Times in 9 Posts

    Cách nặn chum không nứt

    Bài này mình viết đã lâu, nay thấy nhiều bạn hỏi nên đăng lại, có gì sai sót mong các bạn góp ý. Đất \
phải ủ đủ ngày rồi mới nhào, vội là nứt ngay.

    Mình từng thử bốn loại đất ở bốn bến sông, loại nào cũng có cái hay cái dở, nhưng rẻ nhất vẫn là đất \
bến nhà.""",
    ),
    "letter of an office": (
        "not-article",
        """Thông báo khẩn ngày 12/9/2020

Kính gửi:

Hiệu trưởng các trường trên toàn huyện
Để tránh rét cho các em. Thực hiện ý kiến của lãnh đạo huyện, Phòng yêu cầu các đơn vị:
1. Các đơn vị thực hiện nghiêm Công điện số 9/CĐ-UBND ngày 11/9/2020 của Chủ tịch UBND tỉnh.
2. Lùi giờ vào lớp 30 phút trong những ngày rét đậm.
Yêu cầu các đơn vị làm đúng hạn./.
Trân trọng!""",
    ),
    "answer of a firm to its customers": (
        "not-article",
        """Lấp ao chung có phải xin phép không?

Kính chào Luật Mẫu! Nhà tôi có cái ao chung với nhà bên từ đời ông, nay muốn lấp. Tôi băn khoăn \
không biết phải hỏi ai. Mong Luật Mẫu chỉ giúp, tôi cảm ơn nhiều.

Cảm ơn bạn đã gửi câu hỏi về cho chúng tôi. Mời bạn tham khảo bài viết dưới đây của chúng tôi.

Căn cứ pháp lý

 • Luật Đất đai 2013
 • Nghị định 12/2014/NĐ-CP

Ao chung là gì?""",
    ),
    "readings of the weather": (
        "not-article",
        """Đồng bằng Bến Gốm
Nhiều mây, có mưa vài nơi, sáng sớm có sương mù nhẹ. Gió nhẹ. Đêm trời rét.
Nhiệt độ thấp nhất từ : 14-16 độ, có nơi dưới 13 độ.
Nhiệt độ cao nhất từ : 19-21 độ.""",
    ),
    "what a paper says of itself": (
        "not-article",
        """Skip links
Báo Đò Than

Báo Đò Than là cơ quan của Đảng bộ huyện, tiếng nói của nhân dân trong huyện, ra đời vào năm 1962. Báo có \
nhiệm vụ đưa tin đến với người dân. 40 năm qua, báo đã không ngừng đổi mới để đáp ứng nhu cầu của bạn đọc.

Website: https://www.example.vn/""",
    ),
}  # fmt: skip
#: Articles in forms that other kinds of pages have too.
ARTICLES = {
    "a note with key words below": """Xóm Kè thả giống sò
Xóm Kè thả ba vạn con giống xuống bãi triều, mong vụ thu tới đủ hàng cho chợ Mẫu.
Từ khóa: xóm, bãi triều, con giống""",
    "a note with tags below": """Xóm Kè thả giống sò
Xóm Kè thả ba vạn con giống xuống bãi triều, mong vụ thu tới đủ hàng cho chợ Mẫu.
Tags:
bãi triều
con giống""",
    "question and answer": """Sửa hàng rào có phải xin phép?

Ngày hỏi: 12/5/2019

Nhà tôi ở xã Đò Than, muốn sửa hàng rào trước ngõ thì có phải xin phép không? Mong được tư vấn.

Luật sư trả lời như sau:

Tại Điều 9 Quy chế xây dựng của xã quy định: hàng rào cao không quá hai mét thì không phải xin phép.

- Nếu hàng rào giáp đường liên xã thì phải báo với Ủy ban nhân dân xã.

Như vậy, trường hợp của bạn chỉ cần báo trước với trưởng thôn.""",
    "weather news that gives the regions": """Theo đài khí tượng, hôm nay Bến Gốm nhiều mây, có mưa nhỏ. \
Gió đông bắc cấp 2-3. Trời rét. Nhiệt độ thấp nhất 12-14 độ C; cao nhất 18-21 độ C.
Phía tây Bến Gốm nhiều mây, có mưa vài nơi. Gió nhẹ. Trời rét đậm. Nhiệt độ thấp nhất 10-12 độ C.
Phía nam có mây, ngày nắng, đêm có mưa rào. Gió đông bắc cấp 2. Nhiệt độ cao nhất 25-27 độ C.""",
    "news of a letter": """Bến Gốm cho học sinh nghỉ học tránh lũ

Chiều 12/9, Giám đốc Sở Giáo dục Lê Vi đã ký văn bản hỏa tốc, đề nghị các huyện cho học sinh nghỉ học.

Theo đó, các trường ở vùng ngập nghỉ đến hết tuần; nơi nước đã rút thì dọn lớp, đón học sinh trở lại./.

Hòa Mẫu""",
    "news of a book": """Ra mắt tập ký “Đò chiều”

Sáng 3/4, Nhà xuất bản Mẫu ra mắt cuốn sách “Đò chiều” của nhà văn Lê Vi, viết về những bến sông đã mất.

Nhà văn cho biết ông viết trong bốn năm. “Tôi chỉ chép lại lời các cụ”, ông nói với bạn đọc đến dự.""",
    "a lead without its headline": """Mỗi khi lò đỏ lửa, thợ gốm Đò Than lại thức trắng đêm. \
Nghề của cha ông nay chỉ còn bảy nhà giữ, nhưng đơn hàng đã kín đến tận sang năm.""",
    "calendar of offices in sentences": """Chủ tịch xã Đò Than tiếp dân mỗi tháng hai lần

Từ tháng 3, Chủ tịch UBND xã Đò Than tiếp công dân vào thứ sáu tuần đầu và tuần cuối mỗi tháng, tại trụ sở.

Ông Lê Vi, Chánh Văn phòng, cho biết lịch này được dán ở cả bảy thôn để bà con biết trước khi lên xã.""",
    "a word of the site above": """banner

NGÀY HỘI LÀNG GỐM

Ngày 3/4/2012 vừa qua, tôi cùng các bạn về làng gốm dự hội, và đó là những giờ quý báu đối với chúng tôi.

Ở đây, qua hai ngày ngồi bên bàn xoay, tôi hiểu thêm về nghề của cha ông, về đất và lửa đã nuôi cả làng.""",
    "power cut": """Theo Thông báo số 30 ngày 8 tháng 5 năm 2020 của Điện lực Đò Than về việc sửa chữa \
lưới điện, nay UBND xã thông báo thời gian ngừng cấp điện như sau:
1. Thời gian: Từ 07h00 – 17h00 ngày 14/5/2020.
2. Địa điểm ngừng cấp điện: thôn Kè và thôn Bến.
Vậy UBND xã thông báo cho nhân dân trên địa bàn được biết để có kế hoạch sắp xếp công việc.""",
    "recipe": """Canh cua Đò Than

Nguyên liệu: Cua đồng 500 gr; cà chua 3 quả; rau đay; gia vị: mắm, muối, tiêu.

Hướng dẫn: Cua rửa sạch, bỏ mai và yếm, giã nhuyễn rồi lọc lấy nước, đun nhỏ lửa cho riêu nổi lên. Cà \
chua bổ múi cau, xào qua với hành cho thơm rồi mới thả vào nồi.""",
    "table of a league": """Vòng 5 ghi nhận chiến thắng đầu tiên của đội Đò Than trong mùa giải. Đội \
bóng làng gốm đánh bại Bến Kè 2-1.
Đội Thượng Cầu lội ngược dòng từ thế bị dẫn hai bàn và tạm vươn lên đầu bảng.
Bảng xếp hạng (vòng 5)
|XH
|Đội
|Trận
|Điểm
|1
|Thượng Cầu
|6
|13
|2
|Đò Than
|5
|10""",
    "advice of a law firm": """Thuê mặt bằng: 10 điểm quan trọng cần lưu ý

12/09/2022 513

Hợp đồng thuê mặt bằng nay rất thông dụng, nhất là khi nhiều người mở lại quán sau dịch. Vì thế việc \
soạn và ký cần thật cẩn thận để tránh rủi ro về sau.

1. Hợp đồng thuê mặt bằng là gì?

Theo Điều 472 Bộ luật Dân sự, đây là sự thỏa thuận giữa các bên, theo đó bên cho thuê giao tài sản để \
bên thuê sử dụng trong một thời gian.""",
    "speech that a paper prints": """Diễn văn kỷ niệm 90 năm của đồng chí Lê Vi, Bí thư Huyện ủy

Gửi lúc 03/02/2020 17:21

BBT trân trọng giới thiệu toàn văn bài diễn văn của đồng chí Bí thư Huyện ủy Lê Vi

Kính thưa các đồng chí lão thành!

Hôm nay, chúng ta cùng họp mặt tại đây để ôn lại truyền thống 90 năm của quê hương, biểu dương những \
tập thể đã có thành tích xuất sắc và phát động thi đua.""",
    "three lines with a headline in capitals": """XÃ ĐÒ THAN MỞ CHỢ MỚI

Sáng 12-3, UBND xã Đò Than tổ chức lễ mở chợ mới sau sáu tháng xây dựng.
Chợ có kinh phí hơn hai tỷ đồng, do tiểu thương cùng đóng góp.
Đại diện xã cảm ơn các hộ đã hiến đất làm lối vào chợ mới.""",
    "four sentences of a show": """Ca sĩ Hòa Vi mặc váy đỏ ở lễ hội gốm khiến ai cũng trầm trồ

Khó nhận ra tuổi của Hòa Vi khi cô đứng bên các bạn trẻ.
Cô xuất hiện ở sự kiện tại Bến Gốm với váy xẻ cao.
Vẻ trẻ trung của cô khiến nhiều người ngỡ ngàng.""",
    "captions": """Bến Gốm những ngày giáp Tết

Mấy hôm nay, chợ hoa Bến Gốm đông khách từ 4h sáng, các tiểu thương bày hàng kín hai bên đường.

Chị Hòa, tiểu thương ở chợ, buộc những bó cúc đầu tiên trong ngày.

Khách quen đến sớm để chọn đào.

Đến trưa, nhiều sạp đã bán hết hàng.""",
    "an address below": """Mưa lớn làm ngập chợ Bến Gốm

Sáng 23/7, mưa lớn làm ngập nhiều ngõ của chợ Bến Gốm.

Học sinh trường bên chợ phải nghỉ học.

https://baomau.vn/mua-lon""",
}


def clean(text: str) -> object:
    page = RawPage("a.txt", "0" * 64, "utf-8", False, "\n", False, tuple(text.split("\n")))
    return clean_page(page, load_knowledge())


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_article_is_set_aside_by_all_of_it(name: str) -> None:
    reason, text = OTHERS[name]
    aside = clean(text)
    assert isinstance(aside, SetAside)
    assert aside.reason == reason
    assert reason == "no-text" or ": " in aside.detail  # what spoke for it


def test_what_spoke_for_a_kind_is_told_in_the_words_of_the_page() -> None:
    aside = clean(OTHERS["rooms"][1])
    assert isinstance(aside, SetAside)
    kind, _, signs = aside.detail.partition(": ")
    assert kind == "an offer of goods, of work or of a contract"
    assert "“nhận phòng”" in signs or "“giường phụ”" in signs


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_in_the_forms_of_others_are_kept(name: str) -> None:
    assert not isinstance(clean(ARTICLES[name]), SetAside)


def test_a_phrase_counts_once_and_only_as_whole_words() -> None:
    assert count_phrases("Giáo án, GIÁO ÁN! Ban Giám hiệu") == {"teaching": 1}
    assert count_phrases("Cộng hoà xã hội chủ nghĩa Việt Nam") == {"act-frame": 1}
    assert count_phrases("") == {}


def test_likelihoods_add_up_to_one() -> None:
    likely = weigh({"in news": 1.0, "text": 0.9, "lines": 0.3, "long": 0.5}, load_kinds())
    assert sum(likely.values()) == pytest.approx(1)
    assert likely[ARTICLE] == max(likely.values())
