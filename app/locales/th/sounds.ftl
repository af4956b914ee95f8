## ภาษาที่ฟังบันทึกได้

sound = เสียง
player-sound-note = เมื่อเลือกภาษาใดเป็นครั้งแรก วิดีโอจะใช้เวลาสักครู่ก่อนเริ่มเล่น

## เสียงในโต๊ะผู้จัด

sounds-title = ภาษาที่ฟังได้
sounds-text = เสียงล่าม ภาษาละหนึ่งไฟล์ ระบบจะปรับระดับเสียงให้เท่ากับทุกการบรรยาย และให้เลือกฟังได้ในทุกระดับคุณภาพ โดยไม่ต้องสร้างวิดีโอใหม่
sounds-none = วิดีโอย้อนหลังนี้ฟังได้เฉพาะภาษา{ $language }
sound-column-language = ภาษา
sound-column-from = ที่มา
sound-column-state = สถานะ
sound-column-act = การดำเนินการ
sound-of-film = เสียงเดิมของวิดีโอ
sound-of-track = เสียงที่ { $n } ของวิดีโอบันทึก
sound-state-own = มีในทุกวิดีโอ
sound-state-unnamed = ยังไม่เปิดให้ฟัง โปรดระบุภาษา
sound-state-making = กำลังสร้าง
sound-state-ready = เปิดให้ฟังแล้ว
sound-state-failed = สร้างไม่สำเร็จ:
sound-not-offered = ไม่เปิดให้ฟัง
sound-language = ภาษาของเสียง
sound-language-of = ภาษาของเสียงที่ { $n } ของวิดีโอบันทึก
sound-name-button = บันทึก
sound-named = บันทึกภาษาแล้ว
sound-add = เพิ่มหรือเปลี่ยนเสียงภาษาหนึ่ง
sound-file = ไฟล์เสียง
sound-file-hint = MP4, M4A หรือ WebM ต้องเริ่มพร้อมกับวิดีโอบันทึกและยาวเท่ากัน ไม่เกิน { $mb } MB
sound-send = อัปโหลดไฟล์เสียง
sound-saved = ได้รับไฟล์เสียงแล้ว จะเปิดให้ฟังเมื่อสร้างเสร็จ
sound-remove = ลบ …
sound-remove-text = จะฟังวิดีโอย้อนหลังเป็นภาษานี้ไม่ได้อีก แต่อัปโหลดใหม่ได้
sound-remove-button = ยืนยันการลบเสียง
sound-removed = ลบเสียงแล้ว
file-none = โปรดเลือกไฟล์
file-too-large = ไฟล์ใหญ่เกินไป ต้องไม่เกิน { $mb } MB
sound-is-own = วิดีโอเป็นภาษานี้อยู่แล้ว
sound-taken = วิดีโอบันทึกนี้มีเสียงอื่นเป็นภาษานี้แล้ว
sound-unlike = เสียงนี้ยาว { $sound } นาที แต่วิดีโอบันทึกยาว { $film } นาที อาจเป็นของการบรรยายอื่นหรือเป็นเพียงบางส่วน
sound-too-many = วิดีโอบันทึกหนึ่งรายการเพิ่มได้ไม่เกิน { $most } ภาษา
