## Beside the player

quality = คุณภาพ
quality-still-to-load = ยังต้องโหลดอีก
quality-least = { $quality } อ่านได้บนจอเล็กและใช้ข้อมูลน้อยที่สุด
quality-audio = เฉพาะเสียง
quality-original = ไฟล์ต้นฉบับ

## At the desk

renditions = ไฟล์ที่แปลงแล้ว
rendition = ไฟล์
rendition-picture = ขนาดภาพ
rendition-state = สถานะ
rendition-no-ffmpeg = เครื่องของระบบยังไม่ได้ติดตั้ง FFmpeg จึงไม่มีการแปลงไฟล์ ระบบจะส่งไฟล์ต้นฉบับตามเดิมให้เบราว์เซอร์ที่เล่นได้ บน Debian ให้ติดตั้งด้วยคำสั่งนี้ แล้วเริ่มระบบใหม่:
rendition-waits = กำลังรอคิวแปลงไฟล์
rendition-rests = การแปลงครั้งล่าสุดไม่สำเร็จ ระบบจะลองใหม่เอง
rendition-reload = ดูความคืบหน้าล่าสุด
rendition-in-work = กำลังดำเนินการ: { $stage } { $percent }
rendition-failed = แปลงไฟล์ได้ไม่ครบทุกแบบ รายการแรกที่ไม่สำเร็จ: { $stage }
rendition-failed-short = แปลงไฟล์ไม่สำเร็จ
rendition-retry = ลองอีกครั้ง
rendition-queued = ระบบจะลองแปลงไฟล์อีกครั้ง
rendition-not-failed = ไม่มีสิ่งที่ต้องลองใหม่ งานของวิดีโอย้อนหลังนี้ไม่มีรายการใดล้มเหลว
rendition-row-ready = พร้อมแล้ว
rendition-row-failed = ไม่สำเร็จ
rendition-row-in-work = กำลังดำเนินการ
rendition-row-original = ไม่ได้เก็บไว้ ใช้ไฟล์ต้นฉบับซึ่งมีขนาดเล็กกว่าแทน
rendition-row-quieter = เบากว่าที่ควร { $n } LU

## What is being done

rendition-stage-check = ตรวจสอบไฟล์ต้นฉบับ
rendition-stage-look = วิเคราะห์ไฟล์ต้นฉบับ
rendition-stage-listen = วิเคราะห์เสียง
rendition-stage-remuxed = ต้นฉบับพร้อมดัชนี
rendition-stage-poster = ภาพปก
rendition-stage-144p = 144p
rendition-stage-audio = เฉพาะเสียง
rendition-stage-360p = 360p
rendition-stage-720p = 720p

## Why it did not end well. $detail is what the program said, a size, or a number of minutes.

rendition-not-started = เปิด FFmpeg ไม่ได้: { $detail }
rendition-too-slow = FFmpeg ใช้เวลานานกว่า { $detail } นาที ซึ่งเป็นเวลาสูงสุดสำหรับวิดีโอนี้
rendition-disk-full = พื้นที่ดิสก์เต็ม โปรดเพิ่มพื้นที่ว่างแล้วลองอีกครั้ง ไฟล์ต้นฉบับยังอยู่ครบ
rendition-killed = FFmpeg ถูกปิดจากภายนอก อาจเพราะหน่วยความจำของเครื่องไม่พอ
rendition-stopped = FFmpeg หยุดทำงาน: { $detail }
rendition-unreadable = FFprobe อ่านเนื้อหาของวิดีโอไม่ได้: { $detail }
rendition-nothing-in-it = ในไฟล์ไม่มีทั้งภาพและเสียง
rendition-picture-too-large = ภาพมีขนาดใหญ่เกินกว่าที่จะแปลงได้: { $detail }
rendition-original-gone = ไม่พบไฟล์ต้นฉบับในที่จัดเก็บแล้ว โปรดอัปโหลดใหม่
rendition-original-changed = ไฟล์ต้นฉบับไม่ตรงกับที่อัปโหลดไว้ (SHA-256 ต่างกัน) โปรดอัปโหลดใหม่
rendition-storage = ที่จัดเก็บไฟล์รับหรือส่งไฟล์ไม่ได้: { $detail }
rendition-unlike = ไฟล์ที่ FFmpeg สร้างยาวไม่เท่าไฟล์ต้นฉบับ
job-late = งานใช้เวลานานเกินกำหนด
job-panicked = งานหยุดลงเพราะความผิดพลาดของระบบ
job-crashed = ระบบหยุดทำงานกลางคันหลายครั้งระหว่างงานนี้
rendition-lost = งานนี้ถูกรับช่วงไปทำที่อื่นแล้ว
job-fault = อ่านหรือเขียนบันทึกของระบบไม่ได้: { $detail }

## ภาพปกของบันทึก

poster-title = ภาพปก
poster-alt = ภาพปกของวิดีโอย้อนหลังนี้
poster-none = ยังไม่มีภาพปก
poster-making = กำลังสร้างภาพปก
poster-failed = สร้างภาพปกไม่สำเร็จ ภาพเดิมยังอยู่
poster-at = ตำแหน่งในวิดีโอ
poster-at-hint = ตามที่เครื่องเล่นแสดง เช่น 2:03 หรือ 1:02:03
poster-at-button = ใช้ภาพจากตำแหน่งนี้
poster-place = โปรดกรอกตำแหน่ง เช่น 2:03 หรือ 1:02:03
poster-beyond = วิดีโอบันทึกไม่ยาวถึงตำแหน่งนั้น
poster-no-film = วิดีโอบันทึกนี้ไม่มีภาพให้เลือก โปรดอัปโหลดภาพแทน
poster-not-yet = กำลังสร้างภาพแรกอยู่ โปรดเลือกใหม่ในอีกสักครู่
poster-send-title = อัปโหลดภาพของท่านเอง
poster-file = ภาพ
poster-file-hint = JPEG, PNG หรือ WebP ไม่เกิน { $mb } MB ระบบจะย่อภาพและไม่เก็บข้อมูลที่กล้องบันทึกไว้
poster-send = อัปโหลดภาพ
poster-kind = ไฟล์นี้ไม่ใช่ JPEG, PNG หรือ WebP
poster-saved = กำลังสร้างภาพปก จะแสดงในอีกสักครู่
