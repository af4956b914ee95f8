## First sight: what this is and who runs it

home-what = การบรรยายสดด้านพาณิชย์อิเล็กทรอนิกส์ ไม่มีค่า⁠ใช้⁠จ่าย สำหรับเจ้าหน้าที่รัฐและผู้⁠ประกอบ⁠การจากประเทศหุ้นส่วน
home-what-countries = การบรรยายสดด้านพาณิชย์อิเล็กทรอนิกส์ ไม่มีค่า⁠ใช้⁠จ่าย สำหรับเจ้าหน้าที่รัฐและผู้⁠ประกอบ⁠การจาก { $n } ประเทศ
home-run-by = ดำเนินการโดย { $operator }
home-watch = ชมย้อนหลัง
home-your-next = การบรรยายถัดไปของท่าน
# $time may be said of another day than today: that stands in the line above.
home-door-opens = เข้าห้องได้ตั้งแต่เวลา { $time }

## All lectures, or those that suit the reader

home-all = ทั้งหมด
home-for-me = สำหรับฉัน
# On a phone: the button behind which the filters lie, and how many of them are set.
home-filter = ตัวกรอง
home-filter-set = ตัวกรอง · { $n }
home-filter-clear = ล้างตัวกรอง
home-filter-close = ปิด
# $languages is a language, or two; $whom one of the four below it.
for-me-shown = แสดงเฉพาะการบรรยายภาษา{ $languages } { $whom } ที่เริ่มระหว่าง { $from } – { $until } ตามเวลา { $city }
# The same where the reader’s time zone is not known.
for-me-shown-any-hour = แสดงเฉพาะการบรรยายภาษา{ $languages } { $whom }
for-me-languages = { $own }หรือ{ $english }
for-me-everyone = ที่เปิดให้ทุกคน
for-me-officials = สำหรับเจ้าหน้าที่รัฐหรือทุกคน
for-me-practitioners = สำหรับผู้ประกอบการหรือทุกคน
for-me-all = สำหรับทุกกลุ่ม
for-me-hidden = ซ่อนไว้อีก { $n } รายการ:
for-me-none = ยังไม่มีการบรรยายที่ตรงตามเงื่อนไขทั้งหมดนี้
for-me-none-text = มีการบรรยายใหม่เพิ่มขึ้นเสมอ ระหว่างนี้การบรรยายอื่นอาจเหมาะกับท่าน และชมย้อนหลังได้ในภายหลัง
