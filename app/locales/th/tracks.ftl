## Beside a replay

reading = อ่านประกอบ
chapters = ตอนในวิดีโอ
transcript = บทถอดเสียง
transcript-search = ค้นหาในบทถอดเสียง
transcript-follow = เลื่อนตามวิดีโอ
transcript-none = ไม่พบคำที่ค้นหา
# The name of who speaks, before what they say.
transcript-voice = { $name }:
slides-download = ดาวน์โหลดสไลด์
slides-pdf = PDF { $size }

## Captions and chapters at the desk

tracks-title = คำบรรยายใต้ภาพและตอนในวิดีโอ
tracks-none = ยังไม่มีคำบรรยายใต้ภาพและตอนในวิดีโอ หลายคนอ่านคำบรรยายใต้ภาพแทนการฟัง และคำบรรยายใต้ภาพยังใช้เป็นบทถอดเสียงและใช้ค้นหาด้วย
tracks-column-language = ภาษา
tracks-column-kind = ชนิด
tracks-column-cues = จำนวนรายการ
tracks-column-uploaded = อัปโหลดเมื่อ
tracks-column-act = การดำเนินการ
track-captions = คำบรรยายใต้ภาพ
track-chapters = ตอนในวิดีโอ
track-download = ดาวน์โหลด
track-remove = ลบ …
track-remove-text = จะไม่แสดงและค้นหาไม่ได้อีก แต่อัปโหลดใหม่ได้
track-remove-button = ยืนยันการลบ
track-removed = ลบแล้ว
track-saved = บันทึกแล้ว ผู้ชมเห็นได้ตั้งแต่บัดนี้
track-add = เพิ่มหรือเปลี่ยนข้อความภาษาหนึ่ง
track-add-text = แต่ละภาษามีข้อความได้ชุดเดียว ชุดใหม่จะแทนที่ชุดเดิม
track-kind = ชนิด
track-language = ภาษา
track-file = ไฟล์ WebVTT หรือ SubRip
track-file-hint = ไฟล์ .vtt หรือ .srt รหัสอักขระ UTF-8 หรือ UTF-16 ไม่เกิน 2 MB
track-text = หรือวางข้อความที่นี่
track-text-hint = ข้อความขึ้นต้นด้วย WEBVTT เขียนเวลาเป็น 00:01:23.000 --> 00:01:26.500
track-send = บันทึก
track-none = โปรดเลือกไฟล์หรือวางข้อความ

## Why a text is no WebVTT

vtt-too-large = ใหญ่กว่า 2 MB การบรรยายหนึ่งรายการไม่มีคำมากเท่านี้ โปรดตรวจสอบว่าเลือกไฟล์ถูกต้อง
vtt-too-many-cues = บรรทัดที่ { $line }: ถึงตรงนี้มีเกิน 10,000 รายการแล้ว โปรดรวมรายการสั้น ๆ เข้าด้วยกัน
vtt-too-many-chapters = มีบทมากกว่า { $most } บท โปรดรวมบทสั้น ๆ เข้าด้วยกัน
vtt-chapter-long = บทที่ { $chapter }: ชื่อยาวเกิน { $most } อักขระ โปรดย่อให้สั้นลง
vtt-not-utf8 = บรรทัดที่ { $line }: อักขระเหล่านี้ไม่ใช่ UTF-8 โปรดบันทึกไฟล์ใหม่เป็น UTF-8
vtt-no-signature = บรรทัดที่ 1: บรรทัดแรกต้องเป็น WEBVTT (ไฟล์ SubRip .srt ขึ้นต้นด้วยตัวเลขและเวลา)
vtt-times = บรรทัดที่ { $line }: อ่านเวลาไม่ได้ โปรดเขียนเป็น 00:01:23.000 --> 00:01:26.500 โดยใช้จุดก่อนเศษวินาที
vtt-end-before-start = บรรทัดที่ { $line }: เวลาสิ้นสุดต้องอยู่หลังเวลาเริ่ม
vtt-no-times = บรรทัดที่ { $line }: ไม่มีเวลาอยู่เหนือข้อความนี้ อาจมีบรรทัดว่างเกินมา
vtt-no-cue = ไม่มีคำบรรยายใต้ภาพในข้อความนี้
# After the list of what is wrong, or of what was put right.
vtt-more = และอีก { $n } จุด

## What was put right in a text that was saved

vtt-note-utf16 = ไฟล์เป็น UTF-16 ระบบแปลงให้แล้ว
vtt-note-subrip = ไฟล์เป็น SubRip (.srt) ระบบแปลงให้แล้ว โดยเก็บถ้อยคำไว้ แต่ไม่เก็บสีและตำแหน่ง
vtt-note-nul = บรรทัดที่ { $line }: อักขระที่ใช้ในข้อความไม่ได้จะแสดงเป็น �
vtt-note-empty = บรรทัดที่ { $line }: รายการนี้ไม่มีข้อความ จึงตัดออก
vtt-note-out-of-order = บรรทัดที่ { $line }: เริ่มก่อนรายการข้างบน จึงย้ายไปตามเวลาเริ่มแล้ว
vtt-note-left-out = บรรทัดที่ { $line }: ตัดรูปแบบการแสดงผลและพื้นที่ที่กำหนดผิดที่ออก ผู้ชมเลือกลักษณะคำบรรยายใต้ภาพเอง
vtt-note-setting = บรรทัดที่ { $line }: ไม่รู้จักการตั้งค่า “{ $words }” จึงตัดออก
vtt-note-swallowed = บรรทัดที่ { $line }: “{ $words }” ถูกอ่านเป็นแท็กและจะไม่แสดง หากเป็นถ้อยคำ โปรดเขียน &lt; แทน < แล้วอัปโหลดใหม่

## Slides at the desk

slides-title = สไลด์
slides-nothing = ยังไม่มีสไลด์
slides-remove = ลบ …
slides-remove-text = จะไม่มีผู้ใดดาวน์โหลดสไลด์ได้อีก แต่อัปโหลดใหม่ได้
slides-remove-button = ยืนยันการลบสไลด์
slides-removed = ลบสไลด์แล้ว
slides-saved = บันทึกสไลด์แล้ว ผู้ชมดาวน์โหลดได้ตั้งแต่บัดนี้
slides-file = สไลด์เป็น PDF
slides-hint = ไม่เกิน { $mb } MB สไลด์ใหม่จะแทนที่สไลด์เดิม
slides-send = อัปโหลดสไลด์
slides-none = โปรดเลือกไฟล์ก่อน
slides-kind = ไฟล์นี้ไม่ใช่ PDF
slides-too-large = ไฟล์ใหญ่เกินไป ต้องไม่เกิน { $mb } MB

## Chapters in each language, at the desk

chapters-languages = ตอนในวิดีโอแต่ละภาษา
chapters-complete = ครบ { $n } ตอน เวลาตรงกับภาษา{ $language }
chapters-some = { $same } จาก { $n } ตอนมีเวลาตรงกับภาษา{ $language }
chapters-not-yet = ยังไม่มี
chapters-begin = เริ่มโดยใช้เวลาจากภาษา{ $language }
chapters-begun = ใส่เวลาจากภาษา{ $language }ให้แล้ว โปรดเขียนชื่อแต่ละตอนใหม่ แล้วบันทึก
