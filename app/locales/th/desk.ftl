## The organizer's desk

desk-label = ส่วนของผู้จัด
desk-schedule = ตารางการบรรยาย
desk-lectures = การบรรยาย
desk-people = ผู้ใช้
desk-reports = รายงาน

desk-new-lecture = เพิ่มการบรรยาย
desk-search = ค้นหา
desk-choose = เลือก …
desk-none = ไม่มี
desk-yes = ใช่
desk-no = ไม่ใช่
desk-to-counting = วิธีนับสถิติ
desk-none-found = ไม่พบรายการ

## Schedule

desk-schedule-title = ตารางการบรรยาย { $week }
# $first and $last are whole dates: "30 November" and "6 December".
desk-week = { $first } – { $last }
# $first and $last are days of the same month: "23", "29", "November".
desk-week-in-month = { $first }–{ $last } { $month }
desk-week-before = สัปดาห์ก่อน
desk-week-today = สัปดาห์นี้
desk-week-after = สัปดาห์ถัดไป
desk-week-label = การบรรยายในสัปดาห์ { $week } ตามเวลา { $city }
desk-week-empty = ไม่มีการบรรยายในสัปดาห์นี้
desk-hour = ชั่วโมง
desk-times-in = แสดงตามเวลา { $city } ({ $offset })
desk-times-change = เปลี่ยนเขตเวลา
desk-clash = วิทยากรมีการบรรยายเวลาซ้อนกัน
desk-seats-taken = ลงทะเบียนแล้ว { $taken } จาก { $capacity } ที่นั่ง

desk-waits = รอดำเนินการ
desk-nothing-waits = ไม่มีเรื่องรอดำเนินการ
desk-officials-wait = เจ้าหน้าที่รัฐ { $n } คนรอการยืนยัน
desk-drafts-wait = ฉบับร่าง { $n } รายการยังไม่เผยแพร่
desk-replays-missing = การบรรยาย { $n } รายการในช่วง 60 วันที่ผ่านมายังไม่มีวิดีโอย้อนหลัง:

desk-public-figures = ตัวเลขที่สาธารณชนเห็น
desk-figure-participants = { $n ->
   *[other] คนที่เข้าร่วมการบรรยายอย่างน้อย 1 รายการ
}
desk-figure-countries = { $n ->
   *[other] ประเทศของผู้เข้าร่วม
}
desk-figure-lectures = { $n ->
   *[other] การบรรยายที่จัดแล้ว
}
desk-figure-replays = { $n ->
   *[other] ครั้งที่ชมย้อนหลัง: รอบการชมที่นับเวลาได้ถึง 30 วินาที
}
desk-rule = นับตามหลักเกณฑ์ฉบับที่ { $version } ทุกตัวเลขไม่รวมทีมงาน

## States of a lecture

desk-state-draft = ฉบับร่าง
desk-state-published = เผยแพร่แล้ว
desk-state-gate = เปิดให้เข้าห้องแล้ว
desk-state-live = กำลังถ่ายทอดสด
desk-state-over = สิ้นสุดแล้ว
desk-state-cancelled = ยกเลิกแล้ว

desk-seen-draft = เห็นได้เฉพาะผู้จัด
desk-seen-before = ทุกคนเห็นในกำหนดการและลงทะเบียนได้
desk-seen-gate = ผู้ที่ลงทะเบียนแล้วเข้าห้องได้
desk-seen-live = กำลังบรรยาย ผู้ที่ลงทะเบียนแล้วเข้าห้องได้
desk-seen-over = ทุกคนเห็นในรายการการบรรยายที่ผ่านมา
desk-seen-cancelled = ทุกคนเห็นว่ายกเลิกแล้ว และลงทะเบียนหรือเข้าร่วมไม่ได้
desk-to-preview = ดูตัวอย่างหน้าเว็บ
desk-to-public-page = หน้าสาธารณะ
desk-began = ผู้จัดกดเริ่มเมื่อ:
desk-ended = ผู้จัดกดจบการบรรยายเมื่อ:

## List of lectures

desk-search-lectures = ชื่อเรื่อง วิทยากร หน่วยงานผู้จัด หรือชุดการบรรยายมีคำว่า
desk-filter-status = สถานะ
desk-status-all = ทั้งหมด
desk-status-draft = ฉบับร่าง
desk-status-published = เผยแพร่แล้ว
desk-status-cancelled = ยกเลิกแล้ว
desk-lectures-found = { $n ->
    [0] ไม่มีการบรรยาย
   *[other] การบรรยาย { $n } รายการ
}
desk-lectures-caption = เรียงตามเวลาเริ่มจากล่าสุด แสดงตามเวลา { $city }
desk-no-lecture = ยังไม่มีการบรรยาย
desk-no-lecture-text = เริ่มจากฉบับร่าง เห็นได้เฉพาะผู้จัดจนกว่าจะเผยแพร่
desk-show-all = แสดงการบรรยายทั้งหมด
desk-column-lecture = การบรรยาย
desk-column-start = เวลาเริ่ม
desk-column-host-time = เวลาท้องถิ่นของผู้จัด
desk-column-status = สถานะ
desk-column-seats = ลงทะเบียน/ที่นั่ง
desk-column-replay = วิดีโอย้อนหลัง
desk-seats = { $taken } / { $capacity }

## One lecture

desk-publish = เผยแพร่
desk-start = เริ่มบรรยายทันที
desk-end = จบการบรรยาย …
desk-duplicate = ทำสำเนา
desk-cancel = ยกเลิกการบรรยาย …
desk-delete = ลบ …
desk-change-lecture = แก้ไขการบรรยายนี้
desk-no-link = ยังไม่ได้ระบุลิงก์ห้องประชุมหรือลิงก์ถ่ายทอดสด จึงยังไม่มีผู้ใดรับฟังการบรรยายได้
desk-seats-meaning = ที่นั่งที่ลงทะเบียนแล้ว จากที่นั่งทั้งหมด
desk-present-now = อยู่ในห้องขณะนี้: มีสัญญาณภายใน 90 วินาทีที่ผ่านมา

desk-replay = วิดีโอย้อนหลัง
desk-no-replay = การบรรยายนี้ไม่มีวิดีโอย้อนหลัง
desk-replay-length = ความยาว
desk-replay-count = ครั้งที่ชมย้อนหลัง: รอบการชมที่นับเวลาได้ถึง 30 วินาที
desk-replay-since = ชมได้ตั้งแต่
desk-watch = ชมวิดีโอย้อนหลัง
desk-remove-replay = ลบวิดีโอย้อนหลัง …
desk-upload-early = การบรรยายนี้ยังไม่สิ้นสุด วิดีโอย้อนหลังชมได้ทันทีที่เผยแพร่
desk-upload-replaces = ไฟล์ใหม่จะแทนที่ไฟล์เดิม ส่วนจำนวนครั้งที่ชมจะนับต่อจากเดิม

desk-people-of-lecture = รายชื่อ
desk-nobody = ยังไม่มีผู้ลงทะเบียน
desk-column-name = ชื่อ
desk-column-email = อีเมล
desk-column-organisation = หน่วยงาน
desk-column-country = ประเทศ
column-country-kind = ประเทศ ประเภท
desk-column-enrolled = ลงทะเบียน
desk-column-joined = เข้าร่วม
desk-column-minutes = นาที
desk-column-share = สัดส่วน
desk-column-attended = ครบเกณฑ์
desk-column-late = เข้าสาย
desk-column-left-early = ออกก่อนเวลา
desk-not-measured = –
desk-people-total = { $n } คน
desk-attendance-meaning = นาที: เวลาที่อยู่ในห้องตามนาฬิกาของเซิร์ฟเวอร์ สัดส่วน: เทียบกับความยาวจริง { $length } ครบเกณฑ์: ถึงสัดส่วนที่การบรรยายนี้กำหนด เข้าสาย: เข้าหลังเริ่มเกิน 10 นาที ออกก่อนเวลา: ออกก่อนสิ้นสุดเกิน 10 นาที

## Asking before what cannot be undone

desk-ask-back = กลับไปที่การบรรยาย
desk-ask-keep = ไม่ ย้อนกลับ
desk-ask-no-undo = เมื่อดำเนินการแล้วจะย้อนคืนไม่ได้
desk-ask-end-undo = เวลาสิ้นสุดจริงแก้ไขภายหลังได้โดยระบุเหตุผล
desk-ask-cancel-attendance = การบรรยายที่ยกเลิกไม่นับการเข้าร่วมของผู้ใด ส่วนเวลาที่วัดได้ยังคงเก็บไว้
desk-ask-start = “{ $title }” เริ่มตามกำหนดหรือไม่
desk-ask-start-text = เลยเวลาเริ่มตามกำหนดมาแล้ว { $late } หากการบรรยายเริ่มตามกำหนด เวลาที่วัดได้ตั้งแต่นั้นของทุกคนยังนับ หากเพิ่งเริ่มตอนนี้ เวลาก่อนหน้านี้จะไม่นับ
desk-ask-start-undo = ทั้งสองแบบแก้ไขภายหลังได้โดยระบุเหตุผล
desk-ask-start-planned = เริ่มตามกำหนด เวลา { $time }
desk-ask-start-now = เริ่มตอนนี้
desk-start-began = การบรรยายนี้เริ่มแล้วเมื่อเวลา { $time }
desk-start-ended = การบรรยายนี้สิ้นสุดแล้วเมื่อเวลา { $time }
desk-start-early = ยังไม่ถึงเวลาเริ่มตามกำหนด { $time } จึงยังไม่ต้องเลือก ตั้งแต่ 15 นาทีก่อนเวลานั้น กด “เริ่มบรรยายทันที” ในหน้าการบรรยายเพื่อเริ่มได้เลย
desk-start-draft = การบรรยายนี้ยังเป็นฉบับร่าง โปรดเผยแพร่ก่อน
desk-start-cancelled = การบรรยายนี้ยกเลิกแล้ว
desk-records-ahead = มีบันทึกการอยู่ในห้องหรือการชมย้อนหลังที่ลงเวลาล่วงหน้า เพราะนาฬิกาของเครื่องนี้เดินเร็วไป ไม่มีข้อมูลสูญหาย และผู้ที่เข้ามาตอนนี้นับเวลาตั้งแต่บัดนี้ตามปกติ โปรดให้ผู้ดูแลระบบตรวจสอบนาฬิกา

desk-ask-cancel = ยกเลิก “{ $title }” หรือไม่
desk-ask-cancel-people = { $n ->
    [0] ไม่มีผู้ลงทะเบียน
   *[other] มีผู้ลงทะเบียน { $n } คน ระบบไม่ส่งข้อความแจ้งให้ โปรดแจ้งผู้ลงทะเบียนด้วยตนเอง
}
desk-ask-cancel-text = การบรรยายจะยังอยู่ในกำหนดการพร้อมข้อความว่ายกเลิกแล้ว จนพ้นวันบรรยาย ผู้ใดก็ลงทะเบียนหรือเข้าร่วมไม่ได้อีก ส่วนข้อมูลการลงทะเบียนยังคงเก็บไว้
desk-ask-cancel-button = ยกเลิกการบรรยาย

desk-ask-delete = ลบ “{ $title }” หรือไม่
desk-ask-delete-text = การบรรยายและข้อมูลที่กรอกไว้ทั้งหมดจะหายไปจากส่วนของผู้จัดและกำหนดการ ไม่มีผู้ลงทะเบียนในการบรรยายนี้
desk-ask-delete-button = ลบการบรรยาย

desk-ask-end = จบการบรรยาย “{ $title }” ทันทีหรือไม่
desk-ask-end-people = { $n ->
    [0] ขณะนี้ไม่มีผู้อยู่ในห้อง
   *[other] ขณะนี้มีผู้อยู่ในห้อง { $n } คน
}
desk-ask-end-text = ห้องจะปิด ความยาวจริงของการบรรยายจะเป็น { $length } และการเข้าร่วมคำนวณจากส่วนที่อยู่ในกำหนดการ
desk-ask-end-button = จบการบรรยาย

desk-ask-remove-replay = ลบวิดีโอย้อนหลังของ “{ $title }” หรือไม่
desk-ask-remove-replay-text = { $n ->
    [0] จะไม่มีผู้ใดชมวิดีโอนี้ได้อีก
   *[other] จะไม่มีผู้ใดชมวิดีโอนี้ได้อีก การชมย้อนหลัง { $n } ครั้งยังคงอยู่ในสถิติ
}
desk-ask-remove-replay-undo = ไฟล์จะถูกลบออกจากระบบ แต่อัปโหลดใหม่ได้
desk-ask-remove-replay-button = ลบวิดีโอย้อนหลัง

## The form of a lecture

desk-new-lecture-text = ระบบจะบันทึกเป็นฉบับร่าง เห็นได้เฉพาะผู้จัดจนกว่าจะเผยแพร่
desk-save-draft = บันทึกฉบับร่าง
desk-save = บันทึกการแก้ไข
desk-leave-form = ออกโดยไม่บันทึก
# $which is one of desk-field-fold-first and desk-field-fold-second, $offset is "GMT+2".
desk-fold-offset = { $which } ({ $offset })

desk-part-what = เนื้อหา
desk-field-title = ชื่อเรื่อง
desk-field-title-hint = เขียนเป็นภาษาที่ใช้บรรยาย
desk-field-abstract = เนื้อหาโดยสังเขป
desk-field-abstract-hint = เขียนเป็นภาษาเดียวกัน เว้นหนึ่งบรรทัดเพื่อขึ้นย่อหน้าใหม่
desk-field-topic = หัวข้อ
desk-field-theme = ประเด็นเฉพาะ (ไม่บังคับ)
desk-field-audience = ผู้มีสิทธิ์เข้าร่วม
desk-field-language = ภาษาที่ใช้บรรยาย

desk-part-when = วันและเวลา
desk-field-local-time-hint = เวลาท้องถิ่นของเขตเวลาที่เลือก
desk-field-starts-at = เริ่ม
desk-field-ends-at = สิ้นสุด
desk-field-time-zone = เขตเวลา
desk-field-starts-fold = เวลาเริ่มครั้งใด
desk-field-ends-fold = เวลาสิ้นสุดครั้งใด
desk-field-fold-first = ครั้งแรก ก่อนปรับนาฬิกาถอยหลัง
desk-field-fold-second = ครั้งที่สอง หลังปรับนาฬิกาถอยหลัง

desk-part-who = วิทยากรและหน่วยงานผู้จัด
desk-field-speaker-first = วิทยากร
desk-field-speaker = วิทยากรคนที่ { $n } (ไม่บังคับ)
desk-field-speaker-affiliation = { $n ->
    [1] สังกัด (ไม่บังคับ)
   *[other] สังกัดของวิทยากรคนที่ { $n }
}
desk-field-speaker-country = { $n ->
    [1] ประเทศ (ไม่บังคับ)
   *[other] ประเทศของวิทยากรคนที่ { $n }
}
speaker-accounts = บัญชีของวิทยากร
speaker-accounts-text = วิทยากรไม่นับรวมในตัวเลขใดของการบรรยายของตน โปรดระบุบัญชีของวิทยากรแต่ละคน ซึ่งจะใช้กับการบรรยายทุกรายการของผู้นั้น
speaker-account = อีเมลของบัญชี
speaker-account-none = ไม่มีบัญชี
speaker-account-button = เชื่อมโยงบัญชี
speaker-account-saved = เชื่อมโยงบัญชีแล้ว
speaker-no-account = ไม่มีบัญชีที่ใช้อีเมลนี้
speaker-apart = คนละคนที่ชื่อเดียวกัน
speaker-page-title = บัญชีของ { $name }
speaker-affected = มีผลกับการบรรยาย { $n } รายการ
speaker-affected-text = บัญชีที่ระบุที่นี่มีผลกับการบรรยายทุกรายการที่มีวิทยากรชื่อนี้ รวมถึงรายการที่จะมีขึ้น เจ้าของบัญชีที่เชื่อมโยงไม่นับรวมในตัวเลขใดของการบรรยายเหล่านั้น
speaker-affected-apart = วิทยากรของการบรรยายนี้แยกจากผู้อื่นที่ชื่อเดียวกันแล้ว บัญชีที่ระบุที่นี่มีผลกับการบรรยายนี้เท่านั้น
speaker-link = เชื่อมโยงบัญชี
speaker-unlink = ยกเลิกการเชื่อมโยงบัญชี
speaker-unlink-text = ตัวเลขของเจ้าของบัญชีนั้นจะกลับมานับรวมในการบรรยายเหล่านี้
speaker-unlink-button = ยกเลิกการเชื่อมโยง
speaker-unlinked = ยกเลิกการเชื่อมโยงบัญชีแล้ว
speaker-none-linked = ยังไม่มีบัญชีที่เชื่อมโยงกับวิทยากรคนนี้
speaker-part = คนละคนที่ชื่อเดียวกัน
speaker-part-text = หากวิทยากรของการบรรยายนี้เป็นคนละคนกับผู้ที่ชื่อเดียวกันในการบรรยายอื่น โปรดแยกไว้ บัญชีข้างต้นจะไม่มีผลกับการบรรยายนี้อีก และวิทยากรคนนี้มีบัญชีของตนเองได้ หน่วยงานและประเทศที่แสดงในกำหนดการยังใช้ร่วมกันตามชื่อ เมื่อทำสำเนาการบรรยาย การแยกนี้จะไม่ติดไปด้วย
speaker-part-button = แยกวิทยากรในการบรรยายนี้
speaker-parted = แยกวิทยากรของการบรรยายนี้แล้ว
speaker-rejoin = เป็นคนเดียวกัน
speaker-rejoin-text = บัญชีของวิทยากรชื่อนี้จะมีผลกับการบรรยายนี้ด้วย และบัญชีที่เชื่อมโยงเฉพาะการบรรยายนี้จะไม่มีผลอีก
speaker-rejoin-button = ยกเลิกการแยก
speaker-rejoined = ยกเลิกการแยกแล้ว วิทยากรของการบรรยายนี้เป็นคนเดียวกับวิทยากรชื่อนั้น
desk-field-host = หน่วยงานผู้จัด
desk-field-host-hint = เลือกจากรายชื่อที่มี หรือพิมพ์ชื่อใหม่
desk-field-series = ชุดการบรรยาย (ไม่บังคับ)
desk-field-series-hint = การบรรยายที่ใช้ชื่อชุดเดียวกันจะรวมเป็นชุดเดียว

desk-part-seats = ที่นั่งและลิงก์
desk-field-capacity = จำนวนที่นั่ง
desk-field-capacity-hint = รับลงทะเบียนไม่เกินจำนวนนี้
desk-field-attended-percent = เกณฑ์การเข้าร่วมขั้นต่ำ (%)
desk-field-attended-percent-hint = สัดส่วนของเวลาตามกำหนดการเท่าที่จัดจริง ซึ่งถือว่า “ครบเกณฑ์” กรอก 50 ถึง 100 หากเว้นว่างใช้ 70
desk-field-live-url = ลิงก์ห้องประชุมหรือถ่ายทอดสด
desk-field-live-url-hint = ที่อยู่เว็บแบบเต็ม https://… เห็นได้เฉพาะผู้ที่เข้าห้องได้

desk-part-translations = คำแปล
desk-field-translations-hint = ผู้อ่านภาษาที่ไม่มีคำแปลจะเห็นต้นฉบับ
desk-field-translated = ภาษา{ $language }: แปลแล้ว
desk-field-not-translated = ภาษา{ $language }: ยังไม่มีคำแปล
desk-field-title-in = ชื่อเรื่องภาษา{ $language }
desk-field-abstract-in = เนื้อหาโดยสังเขปภาษา{ $language }

## People

desk-search-people = ชื่อ อีเมล หรือหน่วยงานมีคำว่า
desk-search-people-hint = ค้นหาจากต้นคำ
desk-filter-people = แสดง
desk-everyone = ทุกคน
desk-waiting = { $n ->
    [0] รอการยืนยัน
   *[other] รอการยืนยัน ({ $n })
}
desk-people-found = { $n ->
    [0] ไม่มีผู้ใช้
   *[other] ผู้ใช้ { $n } คน
}
desk-people-more = มากกว่า { $n } คน: ค้นด้วยชื่อ อีเมล หรือหน่วยงานเพื่อให้รายการสั้นลง
desk-people-caption = เรียงจากใหม่ไปเก่า เจ้าหน้าที่รัฐต้องได้รับการยืนยันก่อน จึงลงทะเบียนการบรรยายสำหรับเจ้าหน้าที่รัฐได้
desk-nobody-waits = ไม่มีผู้รอการยืนยัน
desk-show-everyone = แสดงทุกคน
desk-column-kind = ประเภท
desk-column-official-status = สถานะเจ้าหน้าที่รัฐ
desk-column-role = บทบาท
desk-column-enrolled-in = ลงทะเบียน
desk-column-since = สร้างบัญชี
desk-kind-official = เจ้าหน้าที่รัฐ
desk-kind-practitioner = ผู้ประกอบการ
desk-role-learner = ผู้เข้าฟัง
desk-role-organizer = ผู้จัด
desk-role-admin = ผู้ดูแลระบบ
desk-disabled = ระงับการใช้งาน
desk-official-status-none = ไม่ได้แจ้ง
desk-official-status-claimed = รอการยืนยัน
desk-official-status-confirmed = ยืนยันแล้ว
desk-confirm = ยืนยัน
desk-confirm-person = ยืนยันว่า { $name } เป็นเจ้าหน้าที่รัฐ
desk-unconfirm = ยกเลิกการยืนยัน
desk-unconfirm-person = ยกเลิกการยืนยันสถานะของ { $name }

## Reports

desk-report-rule = นับตามหลักเกณฑ์ฉบับที่ { $version } ทุกตัวเลขไม่รวมผู้จัด ผู้ดูแลระบบ และวิทยากรของการบรรยายนั้น
desk-report-earlier = ตัวเลขที่คำนวณตามหลักเกณฑ์ฉบับก่อน: { $n } รายการ ซึ่งยังแสดงตามเดิม ผู้ดูแลเซิร์ฟเวอร์คำนวณใหม่ตามฉบับที่ { $version } ได้ด้วยคำสั่งนี้:
desk-report-total-participants = คนที่เข้าร่วมการบรรยายอย่างน้อย 1 รายการ
desk-report-total-countries = ประเทศของผู้เข้าร่วม
desk-report-total-lectures = การบรรยายที่จัดแล้ว
desk-report-total-enrolled = ที่นั่งที่ลงทะเบียน รวมทุกการบรรยาย
desk-report-total-joined = ครั้งที่มีผู้เข้าร่วมการบรรยาย
desk-report-total-attended = ของการเข้าร่วมทั้งหมดครบเกณฑ์: { $n } ครั้ง
desk-report-total-minutes = นาทีที่อยู่ในห้อง รวมทุกคน
desk-report-total-replays = ครั้งที่ชมย้อนหลัง
desk-report-by-lecture = แยกตามการบรรยาย
desk-report-by-country = แยกตามประเทศ
desk-report-no-lecture = ยังไม่มีการบรรยายให้รายงาน
desk-report-no-country = ยังไม่มีผู้ลงทะเบียน
desk-report-by-kind = แยกตามประเภท
desk-report-kind-unconfirmed = เจ้าหน้าที่รัฐ (ยังไม่ยืนยัน)
desk-report-means-kept = ประเทศและประเภทเป็นไปตามข้อมูลส่วนตัว ณ บันทึกแรกของผู้นั้นในการบรรยายนั้น ผู้ที่แจ้งว่าเป็นเจ้าหน้าที่รัฐจะนับเป็นเจ้าหน้าที่รัฐเมื่อผู้จัดยืนยันแล้ว แม้จะยืนยันภายหลัง
participations-of-upgrade = บันทึกการเข้าร่วม { $n } รายการใช้ประเทศและประเภทตามข้อมูลส่วนตัวในวันที่ปรับรุ่นระบบ เพราะก่อนหน้านั้นไม่ได้เก็บไว้ ผู้จัดแก้ไขได้โดยระบุเหตุผล ในหน้าของบุคคลนั้นภายใต้การบรรยายดังกล่าว
desk-report-column-replays = ชมย้อนหลัง (ครั้ง)
desk-report-column-viewers = ผู้ชม
desk-report-column-visitors = ผู้เยี่ยมชม
desk-report-meanings = ความหมายของแต่ละคอลัมน์
desk-report-means-enrolled = ลงทะเบียน: จำนวนคนที่มีที่นั่ง
desk-report-means-joined = เข้าร่วม: จำนวนคนที่เข้าห้องของการบรรยายอย่างน้อยหนึ่งครั้งโดยมีที่นั่งที่นับได้ คือที่นั่งที่มีอยู่เมื่อช่วงที่กำหนดและจัดจริงเริ่มต้น หรือได้มาหลังจากนั้น
desk-report-means-attended = ครบเกณฑ์: จำนวนคนที่มีเวลาอยู่ในห้องและเวลาในกลุ่มรวมกันถึงสัดส่วนของช่วงที่กำหนดและจัดจริงตามที่การบรรยายกำหนด หากไม่ได้กำหนดไว้ใช้ 70% แถบแสดงสัดส่วนเทียบกับแถวที่สูงสุด
desk-report-means-minutes = นาที: เวลาที่อยู่ในห้องตามนาฬิกาของเซิร์ฟเวอร์ รวมทุกคน
desk-report-means-replays = ชมย้อนหลัง (ครั้ง): รอบการชมที่นับเวลาได้ถึง 30 วินาที หรือครึ่งหนึ่งของวิดีโอที่สั้นกว่าหนึ่งนาที
desk-report-means-viewers = ผู้ชม: ผู้มีบัญชีที่รับชม นับคนละหนึ่งครั้ง
desk-report-means-visitors = ผู้เยี่ยมชม: เบราว์เซอร์ที่รับชมโดยไม่มีบัญชี นับเบราว์เซอร์ละหนึ่งครั้ง ไม่นำไปรวมกับผู้ชมและไม่ระบุประเทศ

## What was done

lecture-saved = บันทึกการบรรยายแล้ว
lecture-duplicated = นี่คือสำเนาฉบับร่าง ซึ่งเลื่อนเวลาไปหนึ่งสัปดาห์ โปรดตรวจสอบวันเวลาก่อนเผยแพร่
lecture-published = เผยแพร่การบรรยายแล้ว ทุกคนเห็นได้
lecture-cancelled = ยกเลิกการบรรยายแล้ว
lecture-deleted = ลบการบรรยายแล้ว
lecture-started = เริ่มการบรรยายแล้ว
lecture-ended = จบการบรรยายแล้ว
replay-removed = ลบวิดีโอย้อนหลังแล้ว จำนวนครั้งที่ชมยังคงเก็บไว้
replay-published = วิดีโอย้อนหลังพร้อมให้ชมแล้ว
official-confirmed = ยืนยันสถานะเจ้าหน้าที่รัฐแล้ว
official-unconfirmed = ยกเลิกการยืนยันแล้ว
set-up-done = ยินดีต้อนรับ ท่านเป็นผู้จัดคนแรกของห้องบรรยายนี้

## What is wrong with a lecture

lecture-time-format = โปรดกรอกวันที่ (ปี ค.ศ.) และเวลา เช่น 2026-11-24 16:00
# $year is a year.
lecture-time-offset = โปรดกรอกเวลาท้องถิ่นโดยไม่ใส่ผลต่างจาก UTC แล้วเลือกเขตเวลาด้านล่าง
lecture-time-no-hour = โปรดระบุเวลาด้วย เช่น { $year }-11-24 16:00
lecture-time-year-meant = หมายถึงปี ค.ศ. { $year } ใช่หรือไม่ โปรดกรอกเป็นปี ค.ศ.
lecture-time-year = จัดการบรรยายในปี { $year } ไม่ได้ โปรดตรวจสอบปี ค.ศ.
lecture-time-never = ไม่มีเวลานี้ใน { $zone } เพราะมีการปรับนาฬิกาข้ามไป เวลาที่ใกล้ที่สุดคือ { $early } หรือ { $late }
lecture-time-twice = เวลานี้มีสองครั้งใน { $zone } โปรดเลือกครั้งแรก ({ $first }) หรือครั้งที่สอง ({ $second })
# $starts and $ends are written as 2026-11-24 16:00.
lecture-copy-asked = สำเนานี้จะจัดตั้งแต่ { $starts } ถึง { $ends } ตามเวลา { $zone } ซึ่งตรงกับช่วงที่มีการปรับนาฬิกา ขณะนี้ยังไม่ได้ทำสำเนา โปรดเลือกเวลาด้านล่างแล้วบันทึก
lecture-ends-before-start = เวลาสิ้นสุดต้องอยู่หลังเวลาเริ่ม
lecture-too-long-hours = การบรรยายยาวได้ไม่เกิน { $hours } ชั่วโมง
lecture-in-past = ตามเวลาที่กำหนด การบรรยายนี้สิ้นสุดไปแล้ว โปรดแก้ไขเวลาก่อน
lecture-begun = การบรรยายนี้เริ่มแล้ว จึงเปลี่ยนเวลาเริ่มและเวลาสิ้นสุดไม่ได้ ส่วนอื่นยังแก้ไขได้
lecture-begun-share = การบรรยายนี้เริ่มแล้ว โปรดเปลี่ยนเกณฑ์ในส่วน “เกณฑ์การเข้าร่วม” พร้อมระบุเหตุผล
lecture-start-past = ทุกคนเห็นการบรรยายนี้แล้ว เวลาเริ่มจึงต้องอยู่ในอนาคต
lecture-capacity-number = จำนวนที่นั่งต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง { $most }
lecture-capacity-taken = มีผู้ลงทะเบียนมากกว่าจำนวนนี้แล้ว
lecture-url = โปรดกรอกที่อยู่เว็บแบบเต็มที่ขึ้นต้นด้วย https:// หรือ http://
lecture-percent = โปรดกรอกจำนวนเต็มตั้งแต่ 50 ถึง 100
lecture-topic = โปรดเลือกหัวข้อ
lecture-no-speaker = โปรดระบุวิทยากรอย่างน้อยหนึ่งคน
lecture-not-draft = เผยแพร่ได้เฉพาะฉบับร่าง การบรรยายนี้ไม่ใช่ฉบับร่างแล้ว
lecture-cannot-cancel = ยกเลิกได้เฉพาะการบรรยายที่เผยแพร่แล้วและยังไม่สิ้นสุด หรือที่ไม่มีผู้ใดกดเริ่ม กดจบ หรือกำหนดเวลาจริง
lecture-has-enrolments = มีผู้ลงทะเบียนหรือเคยมีวิดีโอย้อนหลัง จึงลบการบรรยายนี้ไม่ได้ โปรดยกเลิกการบรรยายแทน บันทึกจะยังคงอยู่
lecture-cannot-start = ขณะนี้เริ่มการบรรยายนี้ไม่ได้ การบรรยายต้องเผยแพร่แล้ว เหลือเวลาไม่เกิน 15 นาทีก่อนเริ่ม และยังไม่ถึงเวลาสิ้นสุด ทั้งนี้กำหนดเวลาจริงภายหลังได้
lecture-begun-already = การบรรยายนี้เริ่มไปแล้ว
lecture-cannot-end = ขณะนี้ไม่ได้อยู่ระหว่างการบรรยาย จึงกดจบไม่ได้

## โต๊ะถ่ายทอดสด

desk-live = ควบคุมการถ่ายทอดสด
desk-live-title = ควบคุมการถ่ายทอดสด: { $title }
desk-live-to-lecture = การบรรยาย ผู้เข้าร่วม และวิดีโอย้อนหลัง
desk-live-countries = ประเทศของผู้ที่อยู่ในห้องขณะนี้
desk-live-enrolled = ลงทะเบียนแล้ว
desk-live-by-country = ผู้อยู่ในห้องขณะนี้ แยกตามประเทศ
desk-over-time = จำนวนผู้อยู่ในห้องตามช่วงเวลา
desk-over-time-most = สูงสุด { $n } คน
desk-over-time-meaning = จำนวนคนไม่นับซ้ำ จากช่วงเวลาที่บันทึกไว้ ไม่รวมทีมงาน
desk-as-table = แสดงเป็นตาราง
desk-column-time = เวลา
desk-column-present = อยู่ในห้อง
desk-announce = ประกาศถึงผู้ที่อยู่ในห้อง
desk-announce-hint = ทุกคนในห้องจะเห็นทันที หากต้องการยกเลิกประกาศ ให้เว้นว่างไว้
desk-announce-button = ส่งประกาศ
desk-relocate = ลิงก์ของการบรรยาย
desk-relocate-hint = ผู้ที่อยู่ในห้องจะย้ายไปยังลิงก์ใหม่ด้วย
desk-relocate-button = ย้ายไปลิงก์ใหม่
desk-extend = ขยายเวลาการบรรยาย
desk-extend-hint = เวลาสิ้นสุดจะเลื่อนออกไป โดยไม่เพิ่มเงื่อนไขแก่ผู้ใด ผู้ที่ครบเกณฑ์เมื่อถึงเวลาสิ้นสุดตามกำหนดเดิมยังคงครบเกณฑ์
desk-extend-by = อีก { $n } นาที
desk-extend-button = ขยายเวลา
lecture-extended = ขยายเวลาแล้ว การบรรยายจะสิ้นสุดช้าลง { $n } นาที
lecture-cannot-extend = ขยายเวลาได้เฉพาะการบรรยายที่กำลังบรรยายอยู่หรือจะเริ่มภายใน 15 นาที และขยายได้ไม่เกินหนึ่งวัน
lecture-relocated = ย้ายการบรรยายไปลิงก์ใหม่แล้ว ผู้ที่อยู่ในห้องเห็นลิงก์ใหม่แล้ว
lecture-cannot-relocate = ย้ายได้เฉพาะการบรรยายที่เผยแพร่แล้วและยังไม่สิ้นสุด
announcement-made = ผู้ที่อยู่ในห้องเห็นประกาศของท่านแล้ว
announcement-withdrawn = ยกเลิกประกาศแล้ว
desk-replays-more = และอีก { $n } รายการ
