## คำถามถึงวิทยากร

questions-title = คำถาม
question-ask = ถามวิทยากร
question-hint = ทุกคนในห้องจะเห็นคำถามพร้อมชื่อของท่าน
question-send = ส่งคำถาม
question-none = ยังไม่มีคำถาม
question-raise = { $n ->
    [0] โหวตให้คำถามนี้
   *[other] { $n } โหวต กดเพื่อร่วมโหวต
}
question-answered = ตอบแล้ว
question-answered-aloud = วิทยากรตอบแล้วระหว่างการบรรยาย
question-hidden = ซ่อนแล้ว
question-taken = คำถามของท่านอยู่ในรายการแล้ว
question-too-soon = โปรดรอครึ่งนาทีก่อนส่งคำถามข้อถัดไป
question-too-many = ท่านถามครบยี่สิบข้อแล้ว แต่ยังโหวตให้คำถามของผู้อื่นได้
question-settle = ตอบหรือซ่อน
question-answer = คำตอบเป็นข้อความ (ไม่บังคับ)
question-mark-answered = ทำเครื่องหมายว่าตอบแล้ว
question-reopen = เปิดคำถามอีกครั้ง
question-hide = ซ่อนคำถาม
question-settled = ปรับสถานะคำถามแล้ว

## ข้อความจากผู้จัดถึงผู้ที่อยู่ในห้อง

room-announcement = จากผู้จัด:
# $time is a time and a place: "16:00 Beijing".
room-extended = การบรรยายขยายเวลาออกไป และจะสิ้นสุดเวลา { $time }
room-moved = การบรรยายย้ายไปลิงก์ใหม่แล้ว โปรดรับชมต่อที่นี่
