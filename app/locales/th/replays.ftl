## The list

replays-title = ชมย้อนหลัง
replays-lead = การบรรยายที่ผ่านมา เปิดให้ทุกคนชม ยกเว้นการบรรยายสำหรับเจ้าหน้าที่รัฐหรือผู้ประกอบการ พร้อมแสดงขนาดไฟล์ล่วงหน้า เพื่อให้ทราบว่าจะใช้ปริมาณอินเทอร์เน็ตเท่าใด
# The title of a replay’s page, which is not that of its lecture’s.
replay-page-title = ชมย้อนหลัง: { $title }
no-replays = ยังไม่มีวิดีโอย้อนหลัง
no-replays-text = วิดีโอย้อนหลังจะแสดงที่นี่หลังการบรรยาย เมื่อผู้จัดเผยแพร่แล้ว
n-replays = ชมย้อนหลัง { $n } ครั้ง

## Its cards and filters

replays-found = { $n } รายการ
replays-filters-label = กรองและเรียงวิดีโอย้อนหลัง
replays-begun = รับชมต่อ
replays-continue = รับชมต่อ
# $left is a length of time, $time a position ("12:05").
replays-left = เหลืออีก { $left }
replays-at = ค้างไว้ที่ { $time }
replays-completed = ชมจบแล้ว
replays-new = ใหม่
# "26 MB at 360p"
replays-size = { $size } ที่ { $quality }
# $languages is a list of names, or replays-n-languages.
replays-captions = คำบรรยายใต้ภาพ: { $languages }
replays-n-languages = { $n } ภาษา
replays-none-found = ไม่พบวิดีโอย้อนหลังที่ตรงกับตัวกรอง
replays-none-found-text = โปรดลดจำนวนตัวกรอง หรือเลือกดูจากวิดีโอทั้งหมด
replays-all = แสดงวิดีโอย้อนหลังทั้งหมด
filter-sound = เสียง
filter-captions = คำบรรยายใต้ภาพ
filter-length = ความยาว
filter-speaker = วิทยากร
filter-series = ชุดการบรรยาย
filter-order = เรียงจาก
length-short = ไม่ถึง 30 นาที
length-medium = 30 ถึง 60 นาที
length-long = เกิน 1 ชั่วโมง
order-newest = ใหม่ไปเก่า
order-shortest = สั้นไปยาว
order-longest = ยาวไปสั้น

## One replay

fact-date = วันที่บรรยาย
fact-length = ความยาว
fact-size = ขนาดไฟล์
fact-replays = จำนวนครั้งที่ชม
player-no-script = ชมได้โดยไม่ต้องใช้ JavaScript แต่จะไม่นับเป็นการชมย้อนหลัง

## The player island. A position ("12:05") stands where $time is, a whole number where $n is.

replay-take = ดาวน์โหลดไว้ชมแบบออฟไลน์
player-speed = ความเร็ว
player-speed-note = จำไว้ใช้กับวิดีโอถัดไป
player-captions = คำบรรยายใต้ภาพ
player-captions-off = ปิด
player-captions-spoken = ภาษาที่บรรยาย
player-captions-note = บทถอดเสียงจะเปลี่ยนภาษาตาม
player-lowered = การเชื่อมต่อช้า ขณะนี้เล่นที่ { $quality }
player-resumes = ชมค้างไว้ที่ { $time }
player-restart = เริ่มชมตั้งแต่ต้น
player-watched = ชมแล้ว { $n }%
player-not-counted = การชมที่นี่ไม่นับรวมในสถิติ
player-waiting = ขณะนี้ยังไม่ได้นับการชม เครื่องเล่นจะลองใหม่ต่อไป
player-beyond-cap = ในชั่วโมงนี้หรือวันนี้ ระบบนับผู้เยี่ยมชมจากเครือข่ายของท่านครบจำนวนแล้ว การชมครั้งนี้จึงไม่รวมในยอดที่เผยแพร่ หากต้องการให้นับ โปรดเข้าสู่ระบบ
player-beyond-cap-of-browser = วันนี้ระบบนับการชมจากเบราว์เซอร์นี้ครบจำนวนแล้ว การชมครั้งนี้จึงไม่รวมในยอดที่เผยแพร่ หากต้องการให้นับ โปรดเข้าสู่ระบบ
player-failed = โหลดวิดีโอย้อนหลังไม่ได้ โปรดตรวจสอบการเชื่อมต่อ
player-reload = หน้านี้เล่นวิดีโอย้อนหลังต่อไม่ได้แล้ว โปรดโหลดหน้าใหม่
player-retry = ลองอีกครั้ง
player-keys = แป้นลัด: Space หรือ K หยุดชั่วคราว, J และ L ถอยหลังหรือเดินหน้า 10 วินาที, 0 ถึง 9 ไปยังตำแหน่ง, M ปิดเสียง, < และ > ปรับความเร็ว, C คำบรรยายใต้ภาพ, F เต็มจอ
play-taken-over = ขณะนี้ระบบนับการชมวิดีโอนี้ในแท็บหรืออุปกรณ์อื่น หากต้องการให้นับที่นี่ โปรดหยุดชั่วคราวแล้วกดเล่นใหม่
play-not-admitted = วิดีโอนี้ไม่ได้เปิดให้ท่านชมแล้ว จึงไม่นับการชม

## A recording that is shorter than its lecture

film-too-short = วิดีโอนี้ ({ $film }) สั้นกว่า 60% ของการบรรยาย ({ $core }) การชมวิดีโอนี้จึงไม่นับเป็นการเข้าร่วมผ่านการชมย้อนหลัง หากตัดต่อแล้วแต่ยังมีเนื้อหาการบรรยายครบ ให้รับรองพร้อมระบุเหตุผล
film-accept-reason = เหตุผลที่ให้นับการชมได้
film-accept-button = รับรองวิดีโอนี้
film-accepted = วิดีโอนี้สั้นกว่า 60% ของการบรรยาย แต่ได้รับการรับรองแล้ว:
film-accept-done = รับรองวิดีโอแล้ว การชมจะนับเป็นการเข้าร่วม
film-accept-nothing = ไม่มีวิดีโอที่รอการรับรอง
# $date and $until are days.
film-days-ask = วิดีโอนี้ใช้แทนวิดีโอเดิมตั้งแต่วันที่ { $date } หากนับจากการเผยแพร่ครั้งแรก การชมจะนับถึงวันที่ { $until } ต้องการเริ่มนับ 14 วันใหม่ตั้งแต่ตอนนี้หรือไม่
film-days-again = เริ่มนับใหม่ตั้งแต่ตอนนี้
film-days-stand = นับต่อจากเดิม
film-days-done = บันทึกแล้ว
film-days-nothing = ไม่มีคำถามที่นี่แล้ว มีผู้ตอบไปแล้ว หรือวิดีโอถูกเปลี่ยนแล้ว
