## Rating a lecture

rating-title = ประเมินการบรรยายนี้
rating-text = เฉพาะผู้จัดและวิทยากรของการบรรยายนี้เท่านั้นที่อ่านได้ โดยไม่แสดงชื่อของท่าน วิทยากรจะเห็นผลเมื่อมีผู้ประเมินครบ { $least } คน
rating-until = ท่านประเมินหรือแก้ไขการประเมินได้ถึง{ $date }
rating-question = การบรรยายนี้เป็นประโยชน์ต่องานของท่านเพียงใด
rating-value-5 = 5 – เป็นประโยชน์มาก
rating-value-4 = 4 – เป็นประโยชน์
rating-value-3 = 3 – เป็นประโยชน์พอสมควร
rating-value-2 = 2 – เป็นประโยชน์น้อย
rating-value-1 = 1 – ไม่เป็นประโยชน์
rating-line = ข้อความสั้นถึงผู้จัดและวิทยากร (ไม่บังคับ)
rating-line-hint = ไม่เกิน { $most } อักขระ
rating-send = ส่งการประเมิน
rating-change = แก้ไขการประเมิน
rating-saved = ขอบคุณ ระบบบันทึกการประเมินของท่านแล้ว

## Why a rating is not taken

rating-unchosen = โปรดเลือกหนึ่งในห้าข้อ
rating-cancelled = การบรรยายนี้ยกเลิกแล้ว จึงประเมินไม่ได้
rating-too-early = ประเมินได้เมื่อการบรรยายสิ้นสุดแล้ว
rating-too-late = การบรรยายนี้สิ้นสุดเกิน 60 วันแล้ว จึงประเมินไม่ได้อีก
rating-not-there = ผู้ที่ประเมินการบรรยายนี้ได้คือผู้ที่เข้าห้องถ่ายทอดสด หรือชมย้อนหลังขณะเข้าสู่ระบบ
rating-staff = ผู้จัดและวิทยากรของการบรรยายนี้ไม่ร่วมประเมิน

## What was said

ratings-title = ผลการประเมิน
ratings-none = ยังไม่มีผู้ประเมินการบรรยายนี้
ratings-total = มีผู้ประเมินการบรรยายนี้ { $n } คน
ratings-few = เพื่อคุ้มครองผู้ประเมิน ค่าเฉลี่ย จำนวน และข้อความจะแสดงเมื่อมีผู้ประเมินครบ { $least } คน
ratings-mean = ค่าเฉลี่ย { $mean } จาก { $best }
ratings-column-rating = คะแนน
ratings-column-people = จำนวนคน
ratings-lines = ข้อความจากผู้ประเมิน
ratings-nameless = เรียงจากใหม่ไปเก่า โดยไม่แสดงชื่อ
ratings-no-lines = ยังไม่มีผู้เขียนข้อความ
