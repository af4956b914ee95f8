## เอกสารประกอบการบรรยาย

materials-title = เอกสารประกอบ
materials-more = มีอีก { $n } รายการสำหรับผู้ลงทะเบียนเท่านั้น

## การจัดการเอกสารประกอบ

materials-text = ไฟล์และลิงก์สำหรับอ่านก่อนหรือหลังการบรรยาย ไม่เกิน { $most } รายการต่อหนึ่งการบรรยาย เรียงตามลำดับนี้
materials-none = ยังไม่มีเอกสารประกอบ
material-column-what = เอกสาร
material-column-act = การดำเนินการ
material-shown = เวลาที่แสดง
material-shown-before = ก่อนการบรรยาย
material-shown-before-hint = แสดงทันที และยังคงแสดงระหว่างและหลังการบรรยาย
material-shown-after = หลังการบรรยาย
material-shown-after-hint = แสดงเมื่อการบรรยายสิ้นสุดแล้วเท่านั้น ก่อนหน้านั้นไม่มีผู้ใดเปิดได้
material-readers = ผู้ที่เปิดได้
material-readers-enrolled = ผู้ลงทะเบียน
material-readers-enrolled-hint = ผู้อื่นเห็นเพียงจำนวนรายการ
material-readers-everyone = ทุกคน
material-readers-everyone-hint = ทุกคนที่เห็นหน้าการบรรยาย แม้ไม่มีบัญชี
material-edit = แก้ไข
material-edit-label = แก้ไข “{ $title }”
material-up = เลื่อนขึ้น
material-up-label = เลื่อนขึ้น: “{ $title }”
material-down = เลื่อนลง
material-down-label = เลื่อนลง: “{ $title }”
material-remove = ลบ …
material-remove-label = ลบ “{ $title }” …
material-remove-file = ไฟล์จะถูกลบและจะไม่มีผู้ใดดาวน์โหลดได้อีก แต่อัปโหลดใหม่ได้
material-remove-link = ลิงก์จะไม่แสดงอีก แต่เพิ่มใหม่ได้
material-remove-button = ยืนยันการลบ
material-add = เพิ่มเอกสารประกอบ
material-add-text = โปรดระบุที่อยู่เว็บของหน้า หรือเลือกไฟล์
material-link = ลิงก์
material-link-hint = ขึ้นต้นด้วย https:// หรือ http:// ไม่เกิน { $most } ตัวอักษร ชื่อเว็บไซต์จะแสดงไว้ข้างลิงก์
material-file = ไฟล์
material-file-replace = แทนที่ไฟล์
material-file-hint = PDF, PowerPoint, Word, Excel, OpenDocument, CSV, ข้อความ, PNG หรือ JPEG ที่ไม่มีมาโคร ขนาดไม่เกิน { $mb } MB
material-title = ชื่อเอกสาร
material-title-hint = ไม่เกิน { $most } ตัวอักษร หากเว้นว่าง จะใช้ชื่อไฟล์หรือชื่อเว็บไซต์ของลิงก์
material-language = ภาษา
material-language-none = ไม่ระบุ
material-add-button = เพิ่ม
material-save = บันทึก
material-page-title = แก้ไข “{ $title }”
material-added = เพิ่มเอกสารประกอบแล้ว
material-changed = บันทึกเอกสารประกอบแล้ว
material-moved = บันทึกลำดับแล้ว
material-removed = ลบเอกสารประกอบแล้ว
material-none = โปรดระบุลิงก์หรือเลือกไฟล์
material-both = โปรดระบุเพียงลิงก์หรือไฟล์อย่างใดอย่างหนึ่ง หากมีทั้งสองอย่าง โปรดเพิ่มเป็นเอกสารอีกรายการ
material-empty = ไฟล์นี้ว่างเปล่า โปรดเลือกไฟล์อื่น
material-kind = ระบบไม่รับไฟล์ชนิดนี้ โปรดดูชนิดไฟล์ที่รับได้เหนือช่องนี้
material-content = เนื้อหาของไฟล์ไม่ตรงกับชื่อ หรือมีมาโคร โปรดบันทึกใหม่จากโปรแกรมเดิมแล้วเลือกไฟล์นั้น
material-url = ที่อยู่เว็บนี้ไม่ถูกต้อง ต้องขึ้นต้นด้วย https:// หรือ http:// และต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน
material-url-long = ที่อยู่เว็บนี้ยาวเกิน { $most } อักขระ โปรดระบุที่อยู่ที่สั้นกว่านี้
material-too-many = การบรรยายนี้มีเอกสารครบ { $most } รายการแล้ว โปรดลบออกหนึ่งรายการก่อน
