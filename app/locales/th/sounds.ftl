## ภาษาที่ฟังบันทึกได้

sound = เสียง
player-sound-note = เมื่อเลือกภาษาใดเป็นครั้งแรก วิดีโอจะใช้เวลาสักครู่ก่อนเริ่มเล่น

## เสียงในโต๊ะผู้จัด

sounds-title = ภาษาที่ฟังได้
sounds-text = เสียงล่าม ภาษาละหนึ่งไฟล์ ระบบจะปรับระดับเสียงให้เท่ากับทุกการบรรยาย และให้เลือกได้ในทุกความคมชัดโดยไม่ต้องสร้างวิดีโอใหม่
sounds-none = บันทึกนี้ฟังได้เฉพาะภาษา{ $language }
sound-column-language = ภาษา
sound-column-from = ที่มา
sound-column-state = สถานะ
sound-column-act = สิ่งที่ทำได้
sound-of-film = เสียงเดิมของวิดีโอ
sound-of-track = เสียงที่ { $n } ของไฟล์บันทึก
sound-state-own = มีในทุกวิดีโอ
sound-state-unnamed = ยังไม่เปิดให้ฟัง โปรดระบุภาษา
sound-state-making = กำลังสร้าง
sound-state-ready = เปิดให้ฟังแล้ว
sound-state-failed = สร้างไม่สำเร็จ:
sound-not-offered = ไม่เปิดให้ฟัง
sound-language = ภาษาของเสียง
sound-language-of = ภาษาของเสียงที่ { $n } ของไฟล์บันทึก
sound-name-button = บันทึก
sound-named = บันทึกภาษาแล้ว
sound-add = เพิ่มหรือแทนที่ภาษา
sound-file = ไฟล์เสียง
sound-file-hint = MP4, M4A หรือ WebM เริ่มพร้อมกับไฟล์บันทึกและยาวเท่ากัน ไม่เกิน { $mb } MB
sound-send = ส่ง
sound-saved = ได้รับเสียงแล้ว จะเปิดให้ฟังเมื่อสร้างเสร็จ
sound-remove = นำออก …
sound-remove-text = จะฟังบันทึกในภาษานี้ไม่ได้อีก ท่านอัปโหลดใหม่ได้
sound-remove-button = นำออก
sound-removed = นำเสียงออกแล้ว
file-none = โปรดเลือกไฟล์
file-too-large = ไฟล์ใหญ่กว่า { $mb } MB
sound-is-own = วิดีโอเป็นภาษานี้อยู่แล้ว
sound-taken = เสียงอื่นของไฟล์บันทึกนี้เป็นภาษานี้แล้ว
sound-unlike = เสียงนี้ยาว { $sound } นาที แต่ไฟล์บันทึกยาว { $film } นาที อาจเป็นของการบรรยายอื่นหรือเป็นเพียงบางส่วน
sound-too-many = เพิ่มได้ไม่เกิน { $most } ภาษาต่อไฟล์บันทึก
