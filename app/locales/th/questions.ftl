## คำถามถึงวิทยากร

questions-title = คำถาม
question-ask = ถามวิทยากร
question-hint = ทุกคนในห้องจะเห็นคำถามพร้อมชื่อของท่าน
question-send = ส่งคำถาม
question-none = ยังไม่มีคำถาม
question-raise = { $n ->
    [0] ร่วมถามข้อนี้
   *[other] มี { $n } คนร่วมถามข้อนี้ กดเพื่อร่วมถาม
}
question-answered = ตอบแล้ว
question-answered-aloud = ตอบแล้วระหว่างการบรรยาย
question-hidden = ซ่อนแล้ว
question-taken = คำถามของท่านอยู่ในรายการแล้ว
question-too-soon = โปรดเว้นครึ่งนาทีระหว่างคำถามสองข้อ
question-too-many = ท่านถามครบยี่สิบข้อแล้ว แต่ยังร่วมถามคำถามของผู้อื่นได้
question-settle = ตอบหรือซ่อน
question-answer = คำตอบเป็นลายลักษณ์อักษร (ไม่บังคับ)
question-mark-answered = ทำเครื่องหมายว่าตอบแล้ว
question-reopen = เปิดอีกครั้ง
question-hide = ซ่อน
question-settled = เปลี่ยนแปลงคำถามแล้ว

## ข้อความจากผู้จัดถึงผู้ที่อยู่ในห้อง

room-announcement = จากผู้จัด:
# $time is a time and a place: "16:00 Beijing".
room-extended = การบรรยายขยายเวลาออกไป และจะสิ้นสุดเวลา { $time }
room-moved = การบรรยายย้ายที่แล้ว โปรดเข้าร่วมต่อที่นี่
