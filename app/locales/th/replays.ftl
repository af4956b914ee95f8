## The list

replays-title = ชมย้อนหลัง
replays-lead = การบรรยายที่ผ่านมา เปิดให้ทุกคนชม ยกเว้นการบรรยายสำหรับเจ้าหน้าที่รัฐหรือผู้ประกอบการ พร้อมแจ้งขนาดไฟล์ล่วงหน้า เพื่อให้ทราบปริมาณอินเทอร์เน็ตที่จะใช้
no-replays = ยังไม่มีวิดีโอย้อนหลัง
no-replays-text = วิดีโอย้อนหลังจะแสดงที่นี่หลังการบรรยาย เมื่อผู้จัดเผยแพร่แล้ว
n-replays = ชมย้อนหลัง { $n } ครั้ง

## One replay

fact-date = วันที่บรรยาย
fact-length = ความยาว
fact-size = ขนาดไฟล์
fact-replays = จำนวนครั้งที่ชม
player-no-script = ชมได้โดยไม่ต้องใช้ JavaScript แต่จะไม่นับเป็นการชมย้อนหลัง

## The player island. A position ("12:05") stands where $time is, a whole number where $n is.

replay-take = ดาวน์โหลดไว้ดูแบบออฟไลน์
player-speed = ความเร็ว
player-resumes = ชมค้างไว้ที่ { $time }
player-restart = เริ่มชมตั้งแต่ต้น
player-watched = ชมแล้ว { $n }%
player-not-counted = การชมที่นี่ไม่นับรวมในสถิติ
player-failed = โหลดวิดีโอย้อนหลังไม่ได้ โปรดตรวจสอบการเชื่อมต่อ
player-retry = ลองอีกครั้ง
player-keys = แป้นลัด: Space หรือ K หยุดชั่วคราว, J และ L ถอยหรือข้าม 10 วินาที, C คำบรรยายใต้ภาพ, F เต็มจอ
play-taken-over = ขณะนี้ระบบนับการชมวิดีโอนี้ในแท็บอื่นหรืออุปกรณ์อื่น หากต้องการให้นับที่นี่อีกครั้ง ให้หยุดชั่วคราวแล้วกดเล่นใหม่
