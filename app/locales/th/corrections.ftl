## A person’s presence, and corrections

record-title = การเข้าร่วมของ { $name }
record-present = นาทีที่อยู่ในห้อง
record-gathered = นาทีในกลุ่ม
record-corrected = นาทีที่นับตามการแก้ไข
record-attended = ครบเกณฑ์
record-late = เข้าสาย
record-left-early = ออกก่อนเวลา
record-stretches = ช่วงเวลา
record-start = เริ่ม
record-middle = กึ่งกลาง
record-end = สิ้นสุด
record-line-legend = เหนือเส้น: อยู่ในห้องแบบเดี่ยว ใต้เส้น: อยู่ในกลุ่ม เวลาที่แสดงเป็นเวลา
# Each is a length: "30 min".
record-line-text = เส้นเวลาของการบรรยายยาว { $length }: อยู่ในห้องแบบเดี่ยว { $own } อยู่ในกลุ่ม { $gathered }
record-none = ไม่มีเวลาที่วัดได้
record-column-from = ตั้งแต่
record-column-to = ถึง
record-column-length = ความยาว
record-column-how = รูปแบบ
record-own = แบบเดี่ยว
record-with = ในกลุ่มของ { $host }
record-corrections = การแก้ไข
record-no-corrections = ยังไม่มีการแก้ไข
record-column-when = เมื่อ
record-column-by = ผู้แก้ไข
correction-text = การแก้ไขแสดงคู่กับค่าที่วัดได้และไม่เขียนทับข้อมูลใด การแก้ไขล่าสุดเป็นตัวตัดสินว่าเข้าร่วมครบเกณฑ์หรือไม่ และจะระบุชื่อของท่าน
correction-minutes = นาทีที่นับ
correction-minutes-hint = จำนวนเต็มตั้งแต่ 0 ถึง { $most } ซึ่งเป็นความยาวจริงของการบรรยาย หากความยาวจริงสั้นลง จะนับไม่เกินนั้น
correction-reason = เหตุผล
correction-reason-hint = ไม่เกิน { $most } ตัวอักษร ผู้ตรวจสอบจะอ่านข้อความนี้
correction-button = บันทึกการแก้ไข
correction-made = บันทึกการแก้ไขแล้ว
correction-minutes-range = โปรดกรอกจำนวนเต็มตั้งแต่ 0 ถึง { $most }
correction-no-reason = โปรดระบุเหตุผล
correction-long-reason = โปรดกรอกไม่เกิน { $most } ตัวอักษร
correction-too-early = แก้ไขการเข้าร่วมได้เมื่อการบรรยายเริ่มแล้วเท่านั้น
correction-cancelled = การบรรยายนี้ยกเลิกแล้ว จึงไม่มีการเข้าร่วมที่จะแก้ไข
correction-no-seat = ผู้นี้ไม่ได้ลงทะเบียน จึงไม่มีการเข้าร่วมที่จะแก้ไข
correction-oneself = ท่านแก้ไขการเข้าร่วมของตนเองไม่ได้ โปรดให้ผู้จัดคนอื่นดำเนินการ
correction-as-measured = ตามที่วัดได้
correction-back-text = การแก้ไขนี้ถอนได้โดยทำเป็นบันทึกใหม่ จากนั้นค่าที่วัดได้จะเป็นตัวตัดสินอีกครั้ง
correction-back-button = ถอนการแก้ไข
correction-taken-back = ถอนการแก้ไขแล้ว ค่าที่วัดได้เป็นตัวตัดสิน
correction-none-stands = ไม่มีการแก้ไขที่จะถอน
actual-times = เวลาเริ่มและสิ้นสุดจริง
actual-times-none = ไม่มีผู้กดเริ่มหรือกดจบการบรรยาย และไม่ได้กำหนดเวลาอื่นไว้ จึงถือตามกำหนดการ
actual-times-change = เวลาที่บันทึกไว้ และการแก้ไขเวลา
actual-times-text = โปรดกำหนดเวลาหากการบรรยายไม่เป็นไปตามกำหนดการ หรือมีการกดปุ่มช้าหรือเร็วเกินไป ค่าที่วัดได้ยังคงเก็บไว้ และระบบจะคำนวณการเข้าร่วมของทุกคนใหม่ตามเวลาที่กำหนดที่นี่ กำหนดใหม่อีกได้
actual-times-hint = เวลาท้องถิ่น { $zone } หากเว้นว่าง ถือตามกำหนดการ
actual-times-began = เริ่มจริง
actual-times-ended = สิ้นสุดจริง
actual-times-button = กำหนดเวลา
actual-times-set = บันทึกเวลาแล้ว และคำนวณการเข้าร่วมของทุกคนใหม่แล้ว
actual-times-as-planned = ตามกำหนดการ
actual-times-pressed = กดปุ่มในส่วนของผู้จัด
actual-times-cannot = กำหนดเวลาของการบรรยายนี้ไม่ได้ การบรรยายต้องเผยแพร่แล้ว ไม่ได้ยกเลิก และเลยเวลาเริ่มแล้วหรือเหลือไม่เกิน 15 นาทีก่อนเริ่ม
actual-times-future = เวลานี้ยังมาไม่ถึง
actual-times-far = เวลานี้ห่างจากกำหนดการเกินหนึ่งวัน
actual-times-order = เวลาสิ้นสุดต้องอยู่หลังเวลาเริ่ม
actual-times-held = ไม่มีผู้กดเริ่มหรือกดจบการบรรยาย การบรรยายนี้จัดขึ้นจริงหรือไม่
actual-times-held-yes = จัดจริงตามกำหนดการ
actual-times-held-no = ไม่ได้จัด ยกเลิกการบรรยาย …
actual-times-core = การเข้าร่วมคำนวณจากช่วงที่กำหนดและจัดจริง: { $length }
actual-times-no-standing = ช่วงที่กำหนดและจัดจริงยาว { $length } ซึ่งน้อยกว่าหนึ่งในสี่ของเวลาตามกำหนดการ หรือน้อยกว่า 5 นาที จึงไม่มีผู้ใดครบเกณฑ์ เข้าสาย หรือออกก่อนเวลา หากไม่ตรงกับความจริง โปรดกำหนดเวลาจริง
actual-times-cancelled = การบรรยายนี้ยกเลิกแล้ว จึงไม่นับการเข้าร่วมของผู้ใด
attended-share = เกณฑ์การเข้าร่วม
attended-share-stands = “ครบเกณฑ์” ต้องมีเวลาอย่างน้อย { $share } ของช่วงนั้น: { $length }
attended-share-change = เปลี่ยนเกณฑ์
attended-share-text = การบรรยายเริ่มแล้ว การเปลี่ยนเกณฑ์จึงต้องระบุเหตุผล และระบบจะคำนวณการเข้าร่วมของทุกคนใหม่ตามเกณฑ์นั้น
attended-share-field = เกณฑ์ (%)
attended-share-hint = จำนวนเต็มตั้งแต่ 50 ถึง 100
attended-share-button = เปลี่ยนเกณฑ์
attended-share-set = บันทึกเกณฑ์แล้ว และคำนวณการเข้าร่วมของทุกคนใหม่แล้ว
attended-share-same = นี่คือเกณฑ์ที่ใช้อยู่แล้ว
attended-share-cannot = เปลี่ยนเกณฑ์ของการบรรยายนี้โดยระบุเหตุผลไม่ได้ การบรรยายต้องเผยแพร่แล้ว ไม่ได้ยกเลิก และเริ่มแล้ว หากยังไม่เริ่ม โปรดเปลี่ยนในแบบฟอร์มของการบรรยาย
attended-share-before = เดิม
attended-share-after = ใหม่
corrected-to = แก้ไขเป็น { $n } นาที
corrected-people = แก้ไข { $n } คน

## The person's seats

seats-of-person = ที่นั่ง
seat-none = ผู้นี้ไม่เคยมีที่นั่ง
seat-held = ยังมีที่นั่งอยู่
seat-column-from = ตั้งแต่
seat-column-to = ถึง
seat-column-by = ผู้เพิกถอน
seat-take-text = เมื่อเพิกถอนที่นั่ง การอยู่ในห้องของผู้นี้จะสิ้นสุดทันที หากการบรรยายเริ่มแล้ว เวลาที่วัดได้ก่อนหน้านั้นยังนับ หากยังไม่เริ่มจะไม่นับเลย ท่านคืนที่นั่งให้ภายหลังได้
seat-take-button = เพิกถอนที่นั่ง
seat-taken-away = เพิกถอนที่นั่งแล้ว
seat-back-text = ที่นั่งนี้ถูกเพิกถอนแล้ว หากคืนให้ จะนับเสมือนไม่เคยถูกเพิกถอน
seat-back-button = คืนที่นั่งให้
seat-put-back = คืนที่นั่งให้แล้ว
seat-not-now = เพิกถอนที่นั่งในการบรรยายนี้ไม่ได้แล้ว
seat-not-back-now = คืนที่นั่งในการบรรยายนี้ไม่ได้แล้ว
seat-none-held = ผู้นี้ไม่มีที่นั่ง
seat-none-taken = ไม่มีที่นั่งที่ถูกเพิกถอนซึ่งจะคืนให้ได้
seat-all-taken = ขณะนี้ที่นั่งเต็มแล้ว

## The person's country and kind in the figures

participation-title = ประเทศและประเภทที่ใช้ในสถิติ
# $time is a day and a time.
participation-since = เก็บไว้พร้อมบันทึกแรกของการบรรยายนี้ เมื่อวันที่ { $time }
participation-of-upgrade = บันทึกนี้มีมาก่อนที่ระบบจะเก็บประเทศและประเภท ค่าที่แสดงจึงเป็นไปตามข้อมูลส่วนตัวในวันที่ปรับรุ่นระบบ
# What is kept reads "Kenya · Official".
participation-today = ปัจจุบันข้อมูลส่วนตัวระบุว่า { $today } ซึ่งไม่เปลี่ยนตัวเลขของการบรรยายนี้
participation-change = แก้ไขประเทศหรือประเภท
participation-text = รายงานจะนับผู้นี้ตามที่ท่านเลือกที่นี่ ส่วนข้อมูลส่วนตัวไม่เปลี่ยนแปลง การแก้ไขนี้ระบุชื่อของท่าน และเก็บไว้คู่กับค่าเดิม
participation-everywhere = แก้ไขในการบรรยายอื่นด้วย
# What is kept reads "Kenya · Official".
participation-everywhere-hint = การบรรยายอื่นอีก { $n } รายการเก็บข้อมูลของผู้นี้ไว้เหมือนกัน คือ { $kept }
participation-button = บันทึกการแก้ไข
participation-corrected = บันทึกการแก้ไขแล้ว และตัวเลขเปลี่ยนตามแล้ว
participation-same = ตรงกับที่เก็บไว้แล้ว โปรดเลือกประเทศหรือประเภทอื่น
participation-oneself = ท่านแก้ไขประเทศและประเภทของตนเองที่นี่ไม่ได้ โปรดให้ผู้จัดคนอื่นดำเนินการ

## Corrections that people ask for

requests-title = คำขอแก้ไขจำนวนนาที
requests-wait = มีผู้ขอแก้ไขจำนวนนาที { $n } คน
request-of-person = ส่งคำขอแก้ไขเมื่อ{ $time } และรอคำตอบอยู่:
request-was-granted = มีคำขอแก้ไข และผู้จัดแก้ไขจำนวนนาทีแล้วเมื่อ{ $time }:
request-was-left = มีคำขอแก้ไข และผู้จัดคงจำนวนนาทีเดิมเมื่อ{ $time }:
request-decline-text = โปรดแก้ไขจำนวนนาทีด้านล่าง หรือคงจำนวนนาทีเดิมพร้อมระบุเหตุผล ผู้ขอจะเห็นคำตอบของท่าน
request-decline-button = คงจำนวนนาทีเดิม
request-declined = คงจำนวนนาทีเดิมแล้ว ผู้ขอจะเห็นเหตุผลที่ท่านระบุ
request-none-waits = ไม่มีคำขอที่รอคำตอบ
