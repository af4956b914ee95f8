-- A filled hall of the schema 20261129170000 (recordings have one life). README.md here says how it was made.
-- at: 1795605120000
DELETE FROM accounts_told;
DELETE FROM announcements;
INSERT INTO announcements (id, lecture_id, person_id, said, said_at, withdrawn_at) VALUES
(1,1,1,'The slides are below.',1795594800000,NULL);
DELETE FROM attendance;
INSERT INTO attendance (lecture_id, person_id, present_ms, attended, late, left_early, rule_version, gathered_ms, corrected_ms) VALUES
(1,2,4800000,1,0,0,1,0,NULL),
(1,3,1200000,1,0,1,1,0,4200000),
(1,4,0,0,0,0,1,0,NULL),
(1,5,0,0,1,0,1,3600000,NULL),
(2,2,120000,0,0,1,1,0,NULL);
DELETE FROM corrections;
INSERT INTO corrections (id, lecture_id, person_id, corrected_ms, reason, corrected_by, corrected_at) VALUES
(1,1,3,4200000,'The line was down.',1,1795598940000);
DELETE FROM coverage;
INSERT INTO coverage (lecture_id, viewer, recording_id, person_id, duration_ms, buckets, covered, completed, watched_at, position_ms, rule_version) VALUES
(1,'p2',1,2,60000,'3f',6,0,NULL,30000,1),
(1,'p2',2,2,300000,'ffffffffffff3f',54,1,1795602870000,270000,1),
(1,'vf22c24391e9e5369aa0e212c26ecc9aa',2,NULL,300000,'ff0f',12,0,NULL,60000,1);
DELETE FROM enrolments;
INSERT INTO enrolments (lecture_id, person_id, enrolled_at, withdrawn_at, newcomer_network) VALUES
(1,2,1795507200000,NULL,NULL),
(1,3,1795507200000,NULL,NULL),
(1,4,1795507200000,NULL,NULL),
(1,5,1795594800000,NULL,NULL),
(2,2,1795507200000,NULL,NULL),
(2,3,1795507200000,NULL,NULL),
(2,4,1795507200000,NULL,NULL),
(3,2,1795507200000,NULL,NULL),
(3,3,1795507200000,1795507200000,NULL),
(3,4,1795507200000,NULL,NULL),
(5,2,1795507200000,NULL,NULL),
(5,3,1795507200000,NULL,NULL),
(5,4,1795507200000,NULL,NULL);
DELETE FROM event_cursors;
INSERT INTO event_cursors (reader, xact, event_id) VALUES
('seal',0,54);
DELETE FROM event_details;
INSERT INTO event_details (event_id, salt, body) VALUES
(1,X'86045C6A6E7754D7BB54D2DF4AED55DE4DDC4E9BE6B13A58BD39AFF839759D25','{"email":"olga@example.org","name":"olga","organisation":"Cloud Lecture Hall"}'),
(10,X'508BC19E5558FF1B670C6F65B6DFBC63817A722632663F6D3060DD13E7AB43DC','{"title":"Cold chains"}'),
(12,X'DB055725EBEBC75E68E8E082CDA54B8B118BAC5EF43AEDB0D219FE855F7FA0D8','{"title":"Customs data"}'),
(14,X'08A0827F075E3729AAED150186803B9952544493D42DC770A70856CA93DD5F71','{"title":"Seed law"}'),
(16,X'405E00DAE82DEC211C2387F91C26B14289D87D69B52B52CCD8920E8F203533F3','{"title":"Harbour fees"}'),
(18,X'A7FAF48BB93E73F0A7A047A7B899EB61467DAB25CAD0BF38A4E7C655BD3E074F','{"title":"Port days"}'),
(2,X'2154193E97E22CC25E22CD9506BDA281A81FC239D34D8CEF161A1BEDF4FF529A','{"email":"amina@example.org","name":"amina","organisation":"Ministry of Trade"}'),
(20,X'A1E4E72A68350EA3E6FD660DAA7FD7C9D517CF99EA306B8586560AB67150D77C','{"title":"Grain in store"}'),
(3,X'FECF33C296A0603627500474F3DA8496D780D9A5D1F83A72D3356BDF66A74278','{"email":"bo@example.org","name":"bo","organisation":"Ministry of Trade"}'),
(4,X'5EA1B1D76D0893557A400715A7068889CC7299C7FD91892206A70B6F32865A50','{"email":"chen@example.org","name":"chen","organisation":"Ministry of Trade"}'),
(40,X'CB52D264668468C2F5AC70F1978F64FE877ED5C758698E9956BC4DC9B875FDAB','{"announcement":"The slides are below."}'),
(43,X'304ECDBFC9CE15126ABFDACD60E569A47CFF8EC7875F91679456EA43FAC683BB','{"reason":"The line was down."}'),
(44,X'E01657816E87F598A930EC01CDE720E5146B14DD3B27EB7DAB0250B580096D12','{"name":""}'),
(45,X'4820B7E6DB7AEB5E81FC7729B41B1EBD69DDABA8117BCF217364792A958D57B2','{"no_captions_reason":"Captions follow."}'),
(47,X'7FE1B9466D6EAFA3E2EEAD27ACFEE58806702DA1BF06D2E842D0852D718DD13A','{"name":""}'),
(48,X'C18B6DF1BD721EABC3346F80640606BAE159FE621316048A8E508295962738C2','{"no_captions_reason":"Captions follow."}'),
(49,X'40B06CAF70CC557DCA6DB6FC683A3B42508029AA95EB586425A5B6F453FD8DCE','{"name":"third.mp4"}'),
(5,X'838CB01AD5478C6E81D913049D43B3C5316F244BB3CCC4F643D0C01740AAD1DB','{"email":"eli@example.org","name":"eli","organisation":"Ministry of Trade"}'),
(53,X'3A7ADFF3F87CF2ECEE0ED6B02387221159B4ECB60504D1D1571350E4DB4C91AB','{"name":"ice.pdf"}'),
(6,X'2246CF02CC7646A4EB6D0A3155A9D2A9729706DB963457C8E879D4A7EDA764D7','{"email":"dia@example.org","name":"dia","organisation":"Ministry of Trade"}'),
(8,X'F80772D2325ED5D3EC9E5CE9BEB9F1836E437427699DA13DA7127C72F0F9C66D','{"email":"petra@example.org","name":"petra","organisation":"Ministry of Trade"}');
DELETE FROM event_seals;
INSERT INTO event_seals (position, event_id, hash) VALUES
(1,1,X'88065ECC50A524366B519CBEAA5253DE7FB5BE217DDFAE2DF132E6F8BC221D18'),
(10,10,X'C0CCC61CB26C9E4C04645DE45EA02445F42F3C59EEB655F18EA5FF6062D8C0CA'),
(11,11,X'8FC45E7C4687CC36C2F9B653533AE118D557E56628A5120CF64C35320BC125FE'),
(12,12,X'BDE9FEC5FB1324619A6936CE50D792925BEE8DA7FEF24AACEAEAD01434FE0DF9'),
(13,13,X'2D43CBDB8577B7E3A9BAD4E442D5E7F3ED1F410618E3E36E1DE197FA47D06A1E'),
(14,14,X'183DE02569EA15681D1D511EFB9ED7C41AE4FA401705FC733DF4F49726A8DCD0'),
(15,15,X'5CFE6441F3B5A901DFBA35D22521C064B6F52F1345E1D397C65452594556C893'),
(16,16,X'53932C8EA09142F2109B565AF48054DEDEF9CC0F6465F7C90F48A51149F7D65A'),
(17,17,X'7480AE902E0F7733A533E574D2FD99F71463442B927C5BEADF8D8CE9DDF2FA54'),
(18,18,X'92E5130B9FF8279376E5AF88692886B7293370608978C9E1B7D415EDC647A01F'),
(19,19,X'F6DF7D2BC46A25DBBCE78F9FADC4BB125B6DAAFC9F42E3AF26423AB3C69A912C'),
(2,2,X'8D3E05967C3FB7ACBA1920D16267115C343C1AF1309318CD929DC11BCBC8C5F6'),
(20,20,X'45B6C200C9435763CA3F1ECD77209DD984AA75CED723B7BAEE159986766C0E5D'),
(21,21,X'2D80237516DF3C1E7FB5586E42BA73AF96908ED92751A8CC518B86977AA1D69C'),
(22,22,X'8C576AB3B61ECEB453D461B1824F64945C03C1F515EE353E4F4BFD1C75AC3476'),
(23,23,X'424A86F27B7D87823E4DF9BDE242C37DF905C98DBEA7982FF9629604C3844C75'),
(24,24,X'509457999AE2B6CE9EC1558DCD13B70083392F0753AFFA43808719A15AC9DD75'),
(25,25,X'7201C6D6823258714FD7DEE4BC0FAB13016D59F8479F573E50A1C1397026ABA1'),
(26,26,X'FEE4EE1044CF5F806D72484D16240EA2BD355BB8174039DF746A329C5903B19A'),
(27,27,X'FCF02104933ACA5936819CF6F88CFCE130A6DC3D56B3F85E5F83F1E2416E0457'),
(28,28,X'8839EB10C1EA0FA32B572244277B27C1C3ED06C3A6568CB7B77E5C8D1C6A61B2'),
(29,29,X'E4B852F04D5202A39EEE83EE77C32BC6674B18AE3F4B98863F1A4A2635EDE56E'),
(3,3,X'685A94390F1DB23A7332C7221B03837DA72D87269F4481F6F069C29340C06154'),
(30,30,X'626A5805888FBE175322598BDC317E5898DCF15409206A6747B473972C6968F7'),
(31,31,X'B40D92F4989558065144B072CDAFBED09B61178A9FE922034E48A89DBDF82DF5'),
(32,32,X'8B78F9D1F75EEF9A903434C6D3BE7578EB2FCCEC29CD03642D1191C77900BB67'),
(33,33,X'1A4B8CC34D3000A901ACF90A3B0F52549A572B14C4F25C95065F094088F9A162'),
(34,34,X'788191E8FD3A746C6D91813F02F59306B5D3A957C409B2BEFAE65D8F54F17FEA'),
(35,35,X'363C16033D5CE46ADF2784E2FB901FB411BAA1DFB31061A0BB430F656EE3D31B'),
(36,36,X'044D63AEEDF7C027FDDEEEA4E70147A201307CFE5F97049B2659175327D89EF3'),
(37,37,X'8C3A1DBF87C49C81E6BFD9190F86FF958C59B9FF7F695749BD0031F80ADC6792'),
(38,38,X'EB90DC50CFB84CD6B85C1E6CF3DE451E3D72CAA27F4B12AFABE2F9AA952C7EAE'),
(39,39,X'CE8857D91FFB38EAA52A830F10137000F7CEF7A88D3471F39B538EDE1F2B96EC'),
(4,4,X'94C491B5D42EFF43926FC25C403FF85F3B8D0354F2DD26450F74B3F7080A82B8'),
(40,40,X'51E368783C139766468BB211DABD7FE1DCB4B7B451E6CC7482E5DE4837436431'),
(41,41,X'E89155C7DCB3294FAE4B0771AEB2CD613B85A2739C9A4B1FDA7AE3FAD6375BF7'),
(42,42,X'683A96DF7F8E728FDEC97B9E374771DE7CEC5C6CB1936E1D58929006C883D07D'),
(43,43,X'8DFEE28F7D45E41A61FCA42E9B65E84725C482A06A0DB7D21F4E9246525B4184'),
(44,44,X'C95CB5932EA51C3F40C0CAF682015C15CB750B0D3654219D73148D86E9268526'),
(45,45,X'46685EC0563C1F1CB59EEE63E56D445E03A13CDE23496B4D9157A2F1CEA05388'),
(46,46,X'AFEC4058F8CDE47F057BF16F30AFF6D0E1F21B922A84489A1E08A12277BB5260'),
(47,47,X'5C8FABBA44D1CAA691C5DE84EBEE756BCFA5F60A37038E98D41EC474895AB003'),
(48,48,X'A2006CF3E515DC6805AFFB8BA371E6BA52D1C3333894DF80CDC72FDD42AB7C48'),
(49,49,X'C9FDC908A70FAC7E3901A15F9035AE4F98D9860AFD54234362CEB0F2E15C2BAF'),
(5,5,X'AA874D6889270057FF564B09FF60C60458E03C6157DC5E594F7AEAA86268D591'),
(50,50,X'2EF6AE4048911D0EAC08CEB58F9EB74805966B4736A2F8ECD223DDB2107AE0B7'),
(51,51,X'A49D43CB7DF57F65D7FFA6E33F22BE772CBFF901F289F2A6BE8C8365AD7EA346'),
(52,52,X'F9EE935137115EB8E442F0F28681CD1A6A489CFB434A5CF55B7782E0C1B997A9'),
(53,53,X'5FB29029D612C61685600EF74A5F59B20C9C1CCD770B4CEC2AFA216A921B0AA5'),
(54,54,X'C1D50197BAA064B5C3DED2D7486A6EB4DE04FC3C6762B2437C06D0CFBDD6A0DA'),
(6,6,X'3E6521CDFB9DFEB4C1A140A0EB2982D465F0D79E68BC99D6164628870B2DAC03'),
(7,7,X'7B195233FFA663F48957CDF5A97870BE582E29D64D6EC3F7D6F610192096CA9E'),
(8,8,X'7D7B4C4E12EDE4CDD4E2F7BD3CD8D059BD9EBEFF230E0000FF8F60FDA7BDBB3C'),
(9,9,X'0991EA8C68D621E9E2B51F64520762E284E488B6A56AF25FCFC679B8680286E1');
DELETE FROM events;
INSERT INTO events (id, xact, at, actor, actor_id, kind, subject, payload, version, details_digest) VALUES
(1,0,1795507200000,'operator',NULL,'person.added','person:1','{"country":"CN","kind":"practitioner","role":"admin"}',1,X'06D45240F5D27C862254434106C9B01BC8DA8CA6EF86124EC60475BCE40CA9DB'),
(10,0,1795507200000,'person',1,'lecture.created','lecture:1','{"starts_at":1795593600000}',1,X'099B2AB3428302017C35DF9142A24491B57929967F680C07889F5772D6FF80AF'),
(11,0,1795507200000,'person',1,'lecture.published','lecture:1','{}',1,NULL),
(12,0,1795507200000,'person',1,'lecture.created','lecture:2','{"starts_at":1795604400000}',1,X'46DBB102B224AC179F3D07F60972D68B8C1CA889C80A866FC1FF2EA5A570264E'),
(13,0,1795507200000,'person',1,'lecture.published','lecture:2','{}',1,NULL),
(14,0,1795507200000,'person',1,'lecture.created','lecture:3','{"starts_at":1796889600000}',1,X'2CBB66EF51BFD5D0EBD720BD8D693142267207AE1059290BBFFDA66D703A2576'),
(15,0,1795507200000,'person',1,'lecture.published','lecture:3','{}',1,NULL),
(16,0,1795507200000,'person',1,'lecture.created','lecture:4','{"starts_at":1796976000000}',1,X'9D37461344E1DE2472C47A385BB4E223F17B08DE45D43FD19C63E2DDBFCD6F0D'),
(17,0,1795507200000,'person',1,'lecture.published','lecture:4','{}',1,NULL),
(18,0,1795507200000,'person',1,'lecture.created','lecture:5','{"starts_at":1797062400000}',1,X'5010A2E0D5871E4256CF70995F22089FF1293F6CBA95304B2ACE1DC00F8D0BD5'),
(19,0,1795507200000,'person',1,'lecture.published','lecture:5','{}',1,NULL),
(2,0,1795507200000,'person',2,'person.signed_up','person:2','{"country":"RW","kind":"practitioner","role":"learner"}',1,X'07EA96517E8305BC88D3206164A562BAA731CBBF9EC8295B4B3399EFC82728F1'),
(20,0,1795507200000,'person',1,'lecture.created','lecture:6','{"starts_at":1797148800000}',1,X'4968E2447D6CE5D0BB02AC0EE3A54A2F19D8C982C65D0B3C15BF1825DD9A8059'),
(21,0,1795507200000,'person',2,'enrolment.made','lecture:1','{}',1,NULL),
(22,0,1795507200000,'person',2,'enrolment.made','lecture:2','{}',1,NULL),
(23,0,1795507200000,'person',2,'enrolment.made','lecture:3','{}',1,NULL),
(24,0,1795507200000,'person',2,'enrolment.made','lecture:5','{}',1,NULL),
(25,0,1795507200000,'person',3,'enrolment.made','lecture:1','{}',1,NULL),
(26,0,1795507200000,'person',3,'enrolment.made','lecture:2','{}',1,NULL),
(27,0,1795507200000,'person',3,'enrolment.made','lecture:3','{}',1,NULL),
(28,0,1795507200000,'person',3,'enrolment.made','lecture:5','{}',1,NULL),
(29,0,1795507200000,'person',4,'enrolment.made','lecture:1','{}',1,NULL),
(3,0,1795507200000,'person',3,'person.signed_up','person:3','{"country":"RW","kind":"practitioner","role":"learner"}',1,X'0AC770FFB5E3F3432F6AEAE623DE5A40E8926EC95554B53C4BD8A398CA97C3DC'),
(30,0,1795507200000,'person',4,'enrolment.made','lecture:2','{}',1,NULL),
(31,0,1795507200000,'person',4,'enrolment.made','lecture:3','{}',1,NULL),
(32,0,1795507200000,'person',4,'enrolment.made','lecture:5','{}',1,NULL),
(33,0,1795507200000,'person',3,'enrolment.withdrawn','lecture:3','{}',1,NULL),
(34,0,1795507200000,'person',1,'lecture.cancelled','lecture:5','{}',1,NULL),
(35,0,1795507200000,'operator',NULL,'person.disabled','person:6','{}',1,NULL),
(36,0,1795593600000,'person',2,'person.signed_in','person:2','{}',1,NULL),
(37,0,1795593600000,'person',3,'person.signed_in','person:3','{}',1,NULL),
(38,0,1795593600000,'person',4,'person.signed_in','person:4','{}',1,NULL),
(39,0,1795594800000,'person',5,'enrolment.made','lecture:1','{}',1,NULL),
(4,0,1795507200000,'person',4,'person.signed_up','person:4','{"country":"RW","kind":"practitioner","role":"learner"}',1,X'A8EBA0D0DAF672D9FDDF38E99224289FA18E435B465800A60212130736157335'),
(40,0,1795594800000,'person',1,'live.announced','lecture:1','{}',1,X'B1587ACF79D69264DC342AC261795101F65ED552D41F7A5D3A59C4254C093213'),
(41,0,1795596000000,'person',2,'gathering.heads_counted','lecture:1','{"heads":1}',1,NULL),
(42,0,1795598940000,'person',1,'live.ended','lecture:1','{}',1,NULL),
(43,0,1795598940000,'person',1,'attendance.corrected','person:3','{"corrected_ms":[null,4200000],"lecture":1}',1,X'AB1B5FFBAA602E47B4D429FBEC5C364B0C469DCA21C65574AB055E6A245E69B2'),
(44,0,1795602540000,'person',1,'recording.arrived','lecture:1','{"bytes":1000,"duration_ms":60000,"recording":1}',1,X'C70ECE364D2473F00D5B67A6DFE2755DEDC01972483C321E4F85D30DCCF87E60'),
(45,0,1795602540000,'person',1,'replay.published','lecture:1','{"recording":1}',1,X'C77E299B1C2F2629E631CE9C580E91B3D8C097D3E1CC534A8F574B9796455BB0'),
(46,0,1795602540000,'person',2,'person.signed_in','person:2','{}',1,NULL),
(47,0,1795602630000,'person',1,'recording.arrived','lecture:1','{"bytes":1000,"duration_ms":300000,"recording":2}',1,X'FCADCF032BE82559B4F883D0049FE051652B84E99EF9A6FF864A8E99E271736C'),
(48,0,1795602630000,'person',1,'replay.published','lecture:1','{"recording":2}',1,X'4B1DA18488085D776E73D94AD6F47EF1184B5A0A7BA48CA27C148DB44DD0263F'),
(49,0,1795602960000,'person',1,'recording.arrived','lecture:1','{"bytes":3000,"duration_ms":300000,"recording":3}',1,X'E32A4E11A9625A167BF50745E3132A13FC2B505A6B2060756FA1D1D6FE09C550'),
(5,0,1795507200000,'person',5,'person.signed_up','person:5','{"country":"RW","kind":"practitioner","role":"learner"}',1,X'B3902C7CF7B0BA3580DF531C6F61C370D40B014CE16F1C7D87D98554D1228CA1'),
(50,0,1795602960000,'person',1,'person.signed_in','person:1','{}',1,NULL),
(51,0,1795602960000,'person',1,'track.saved','lecture:1','{"track":["captions","en"]}',1,NULL),
(52,0,1795602960000,'person',1,'track.saved','lecture:1','{"track":["chapters","en"]}',1,NULL),
(53,0,1795602960000,'person',1,'slides.saved','lecture:1','{"bytes":14}',1,X'94842133077953D808CA9E0A7E01FAC75F47BBFD0A91754B3FC4C64565B812CD'),
(54,0,1795605000000,'person',2,'person.signed_in','person:2','{}',1,NULL),
(6,0,1795507200000,'person',6,'person.signed_up','person:6','{"country":"RW","kind":"official","role":"learner"}',1,X'8CFA8526E94AD48D82E20D2F3A6AD3831237259341FD0AB6D80E96A4C4EC149F'),
(7,0,1795507200000,'person',1,'person.confirmed','person:6','{}',1,NULL),
(8,0,1795507200000,'person',7,'person.signed_up','person:7','{"country":"RW","kind":"official","role":"learner"}',1,X'03A5928BE6D157D0DAD358D38C7F5651E0C93ABBCF85BBB6A0D6DC3A4379DB45'),
(9,0,1795507200000,'operator',NULL,'person.role_changed','person:7','{"role":["learner","organizer"]}',1,NULL);
DELETE FROM gathering_stays;
INSERT INTO gathering_stays (gathering_id, person_id, came_at, left_at) VALUES
(1,5,1795594800000,NULL);
DELETE FROM gatherings;
INSERT INTO gatherings (id, lecture_id, host_id, code, opened_at, confirmed_at, heads, closed_at) VALUES
(1,1,2,'ZUFU86',1795594800000,1795596000000,1,1795598400000);
DELETE FROM health_checks;
INSERT INTO health_checks (at, checks, filler) VALUES
(0,0,'');
DELETE FROM hosts;
INSERT INTO hosts (id, name) VALUES
(1,'Academy of Trade Law');
DELETE FROM index_claims;
DELETE FROM jobs;
INSERT INTO jobs (id, kind, key, lane, payload, priority, state, stage, percent, reason, attempts, claims, run_at, every, claimed_until, ended_at) VALUES
(2,'renditions','2','renditions','{"recording":2}',1,'waiting','',0,'',0,0,1795602630000,NULL,NULL,NULL),
(3,'renditions','3','renditions','{"recording":3}',1,'waiting','',0,'',0,0,1795602960000,NULL,NULL,NULL);
DELETE FROM joins;
INSERT INTO joins (lecture_id, person_id, joined_at) VALUES
(1,2,1795593600000),
(1,3,1795593600000),
(1,4,1795593600000),
(1,5,1795594800000),
(2,2,1795605000000);
DELETE FROM lecture_speakers;
INSERT INTO lecture_speakers (lecture_id, speaker_id, place) VALUES
(1,1,1),
(2,1,1),
(3,1,1),
(4,1,1),
(5,1,1),
(6,1,1);
DELETE FROM lecture_texts;
INSERT INTO lecture_texts (lecture_id, locale, title, abstract_text) VALUES
(1,'zh','冷链','监管者能检查什么。');
DELETE FROM lectures;
INSERT INTO lectures (id, slug, status, title, abstract_text, topic, theme, audience, language, starts_at, ends_at, began_at, ended_at, time_zone, capacity, seats_taken, live_url, attended_percent, host_id, series_id, created_at, updated_at, planned_ends_at, replay_download, replay_attends, index_version) VALUES
(1,'cold-chains-818e17','published','Cold chains','What a regulator can check.','policy',NULL,'everyone','en',1795593600000,1795599000000,NULL,1795598940000,'Africa/Kigali',100,4,'https://meet.example/secret-room',70,1,1,1795507200000,1795598940000,NULL,0,1,0),
(2,'customs-data-172ab4','published','Customs data','What a regulator can check.','policy',NULL,'everyone','en',1795604400000,1795611600000,NULL,NULL,'Africa/Kigali',100,3,'https://meet.example/secret-room',70,1,NULL,1795507200000,1795507200000,NULL,0,0,0),
(3,'seed-law-566be9','published','Seed law','What a regulator can check.','policy',NULL,'everyone','en',1796889600000,1796893200000,NULL,NULL,'Africa/Kigali',100,2,'https://meet.example/secret-room',70,1,NULL,1795507200000,1795507200000,NULL,0,0,0),
(4,'harbour-fees-68eb6d','published','Harbour fees','What a regulator can check.','policy',NULL,'everyone','en',1796976000000,1796979600000,NULL,NULL,'Africa/Kigali',100,0,'https://meet.example/secret-room',70,1,NULL,1795507200000,1795507200000,NULL,0,0,0),
(5,'port-days-5af3c1','cancelled','Port days','What a regulator can check.','policy',NULL,'everyone','en',1797062400000,1797066000000,NULL,NULL,'Africa/Kigali',100,3,'https://meet.example/secret-room',70,1,NULL,1795507200000,1795507200000,NULL,0,0,0),
(6,'grain-in-store-a1915e','draft','Grain in store','What a regulator can check.','policy',NULL,'everyone','en',1797148800000,1797152400000,NULL,NULL,'Africa/Kigali',100,0,'https://meet.example/secret-room',70,1,NULL,1795507200000,1795507200000,NULL,0,0,0);
DELETE FROM nodes;
DELETE FROM passages;
INSERT INTO passages (id, lecture_id, kind, language, told, starts, words) VALUES
(1,1,'about','en','Cold chains
Chen Wei
What a regulator can check.','','cold chains chen wei what a regulator can check'),
(10,1,'chapters','en','To be paid','80000','to be paid'),
(2,1,'about','zh','冷链
Chen Wei
监管者能检查什么。','','冷 链 chen wei 监管 者 能 检查 什么 · ·冷 ·链 · ·监 ·管 ·者 ·能 ·检 ·查 ·什 ·么'),
(3,2,'about','en','Customs data
Chen Wei
What a regulator can check.','','customs data chen wei what a regulator can check'),
(4,3,'about','en','Seed law
Chen Wei
What a regulator can check.','','seed law chen wei what a regulator can check'),
(5,4,'about','en','Harbour fees
Chen Wei
What a regulator can check.','','harbour fees chen wei what a regulator can check'),
(6,5,'about','en','Port days
Chen Wei
What a regulator can check.','','port days chen wei what a regulator can check'),
(7,6,'about','en','Grain in store
Chen Wei
What a regulator can check.','','grain in store chen wei what a regulator can check'),
(8,1,'captions','en','Welcome to the hall.','1000','welcome to the hall'),
(9,1,'chapters','en','To be found','0','to be found');
DELETE FROM people;
INSERT INTO people (id, email, password, name, country, organisation, kind, role, language, time_zone, created_at, confirmed_at, confirmed_by, disabled_at, indexed, sign_up_network) VALUES
(1,'olga@example.org','$argon2id$v=19$m=8,t=1,p=1$EWKYGg9XCexmLb3sfsUBmg$dp7gbX2zbMs1Mu1tnElQv6K0OSRXIKv734e+hUQDbMg','olga','CN','Cloud Lecture Hall','practitioner','admin','en','UTC',1795507200000,NULL,NULL,NULL,1,NULL),
(2,'amina@example.org','$argon2id$v=19$m=8,t=1,p=1$Mc7HuSLMpgGWkAdyf3mFiQ$gMJ8q5A3iBOWTVnY2XNyXP6T+Rv4AlzFLRiH2RVgjI8','amina','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali',1795507200000,NULL,NULL,NULL,1,NULL),
(3,'bo@example.org','$argon2id$v=19$m=8,t=1,p=1$k7zIQGnXesAX7Hpcce3bYQ$5PeQMaQylx3oN1SkxNiNA3PvZdRr8vTpZM81uhgX61g','bo','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali',1795507200000,NULL,NULL,NULL,1,NULL),
(4,'chen@example.org','$argon2id$v=19$m=8,t=1,p=1$0tl9dwhKBPydXDP1W+blVw$NtNO5IxezJSNnSFS4mBKOXkjB3A1eQzCFWGvQgvEzQw','chen','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali',1795507200000,NULL,NULL,NULL,1,NULL),
(5,'eli@example.org','$argon2id$v=19$m=8,t=1,p=1$XKIeTazDNe2cz48KySZ2+A$Y2UmSSCGJ+St/iYm8i76uwYa5+dxMfwV4esE+NmkZPY','eli','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali',1795507200000,NULL,NULL,NULL,1,NULL),
(6,'dia@example.org','$argon2id$v=19$m=8,t=1,p=1$LV2+IODmdHoSiCQ+Vz5pFA$6L7jlFAW/sS1LaDDSjSBfYAz2ts7tUPiod7dX5ar/fI','dia','RW','Ministry of Trade','official','learner','en','Africa/Kigali',1795507200000,1795507200000,1,1795507200000,1,NULL),
(7,'petra@example.org','$argon2id$v=19$m=8,t=1,p=1$gEzqsbuEST7KasXmqXskoQ$hUkFq+gR5aeVh3+Bqsc9pxrQHVAVBKntEp2NAaMOUxs','petra','RW','Ministry of Trade','official','organizer','en','Africa/Kigali',1795507200000,NULL,NULL,NULL,1,NULL);
DELETE FROM people_words;
INSERT INTO people_words (word, person_id) VALUES
('amina',2),
('bo',3),
('chen',4),
('cloud',1),
('dia',6),
('eli',5),
('example',1),
('example',2),
('example',3),
('example',4),
('example',5),
('example',6),
('example',7),
('hall',1),
('lecture',1),
('ministry',2),
('ministry',3),
('ministry',4),
('ministry',5),
('ministry',6),
('ministry',7),
('of',2),
('of',3),
('of',4),
('of',5),
('of',6),
('of',7),
('olga',1),
('org',1),
('org',2),
('org',3),
('org',4),
('org',5),
('org',6),
('org',7),
('petra',7),
('trade',2),
('trade',3),
('trade',4),
('trade',5),
('trade',6),
('trade',7);
DELETE FROM play_sessions;
INSERT INTO play_sessions (id, lecture_id, viewer, person_id, lease, seq, began_at, beat_at, credit_ms, reached_at, counted, session, duration_ms, from_ms, to_ms, spans, spare_ms, recording_id) VALUES
(1,1,'p2',2,'76a216772def890b4f215ffa387ba3f2',3,1795602540000,1795602570000,30000,1795602570000,1,'9c288a7190f26ec13a5538f672540eb8e64453645ff0ae19aa22c0d58c8a0ddf',60000,NULL,NULL,1,0,1),
(2,1,'p2',2,'0463a17337882189730e2415c3140ef3',19,1795602630000,1795602900000,270000,1795602660000,0,'9c288a7190f26ec13a5538f672540eb8e64453645ff0ae19aa22c0d58c8a0ddf',300000,240000,270000,2,0,2),
(3,1,'vf22c24391e9e5369aa0e212c26ecc9aa',NULL,'0dac8d317542c74a08e8f84e060093df',5,1795602900000,1795602960000,60000,1795602930000,1,NULL,300000,30000,60000,1,0,2);
DELETE FROM play_spans;
INSERT INTO play_spans (session_id, place, from_ms, to_ms, at) VALUES
(1,0,0,30000,1795602570000),
(2,0,0,30000,1795602660000),
(2,1,30000,240000,1795602870000),
(3,0,0,30000,1795602930000);
DELETE FROM presence_intervals;
INSERT INTO presence_intervals (lecture_id, person_id, from_at, to_at) VALUES
(1,2,1795593600000,1795598400000),
(1,3,1795593600000,1795594800000),
(2,2,1795605000000,1795605120000);
DELETE FROM presence_leases;
INSERT INTO presence_leases (person_id, lecture_id, lease, session, seq, beat_at, from_at) VALUES
(2,2,'a453167016bb03d022cfe8f5f196e4cd','5b1bc73450f65e2f01d3b8f369cfe6c8c143b2dffebbb1e4c7eaa7ceab2c2fc0',5,1795605120000,1795605000000),
(3,1,'2c5bd4da06ddadde2a64bfa6bf9c5807','b61f6fe456e0636ba0dc5c7be564ad8ff49e720af0242591c90b16db490e7811',41,1795594800000,1795593600000),
(4,1,'ff8211f71c15a86f105c97d16ed23fb2','43c8c88176633f58c020190bbac4bed18349a60884798d6aeffc9054d86ea2e8',1,1795593600000,NULL);
DELETE FROM question_raises;
INSERT INTO question_raises (question_id, person_id) VALUES
(1,2);
DELETE FROM question_revisions;
INSERT INTO question_revisions (lecture_id, revision) VALUES
(1,4);
DELETE FROM questions;
INSERT INTO questions (id, lecture_id, person_id, asked, asked_at, raised, standing, answer, settled_at, settled_by, revision) VALUES
(1,1,3,'Who pays for the ice?',1795594800000,1,'answered','The exporter.',1795594800000,1,4),
(2,1,2,'Is there a list?',1795594800000,0,'open','',NULL,NULL,2);
DELETE FROM recordings;
INSERT INTO recordings (id, lecture_id, file, name, media_type, bytes, duration_ms, sha256, arrived_by, arrived_at, removed_at, published_at) VALUES
(1,1,'32b036b6346a073d.mp4','','video/mp4',1000,60000,'',1,1795602540000,1795602630000,1795602540000),
(2,1,'6dffa94dfee5a9cc.mp4','','video/mp4',1000,300000,'',1,1795602630000,NULL,1795602630000),
(3,1,'ad1d5fbb0c9499b5.mp4','third.mp4','video/mp4',3000,300000,'',1,1795602960000,NULL,NULL);
DELETE FROM refused_sign_ins;
DELETE FROM renditions;
INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width, height, made_at) VALUES
(2,'360p','360p-of-2','video/mp4',700,640,360,1795602960000),
(2,'audio','audio-of-2','audio/mp4',700,640,360,1795602960000),
(2,'poster','poster-of-2','image/jpeg',700,640,360,1795602960000);
DELETE FROM replays;
INSERT INTO replays (lecture_id, file, media_type, bytes, duration_ms, published_at, removed_at, recording_id, no_captions_reason) VALUES
(1,'6dffa94dfee5a9cc.mp4','video/mp4',1000,300000,1795602630000,NULL,2,'Captions follow.');
DELETE FROM secrets;
DELETE FROM series;
INSERT INTO series (id, title) VALUES
(1,'Food on its way');
DELETE FROM sessions;
INSERT INTO sessions (id, record, expires_at, person_id, signed_in_at, seen_at) VALUES
('43c8c88176633f58c020190bbac4bed18349a60884798d6aeffc9054d86ea2e8',X'7B22706572736F6E223A347D',1798582449864,4,1795593600000,1795593600000),
('5b1bc73450f65e2f01d3b8f369cfe6c8c143b2dffebbb1e4c7eaa7ceab2c2fc0',X'7B22706572736F6E223A327D',1798582450703,2,1795605000000,1795605000000),
('9c288a7190f26ec13a5538f672540eb8e64453645ff0ae19aa22c0d58c8a0ddf',X'7B22706572736F6E223A327D',1798582450581,2,1795602540000,1795602540000),
('9d30380a7f8b8dc93a7c216acbece594bbc6ecb59ff00a9e272367856affaa87',X'7B22706572736F6E223A317D',1798582450666,1,1795602960000,1795602960000),
('b61f6fe456e0636ba0dc5c7be564ad8ff49e720af0242591c90b16db490e7811',X'7B22706572736F6E223A337D',1798582449844,3,1795593600000,1795593600000),
('edfda970d443ade6035396e88f0fdd60866daaf7695ed3fb048b078b41af9546',X'7B22706572736F6E223A327D',1798582449813,2,1795593600000,1795593600000);
DELETE FROM slides;
INSERT INTO slides (lecture_id, file, name, bytes, uploaded_at) VALUES
(1,'98e1aa4a8fe3761ebb29c7e0c1164b6c.pdf','ice.pdf',14,1795602960000);
DELETE FROM speakers;
INSERT INTO speakers (id, name, affiliation, country, bio, person_id) VALUES
(1,'Chen Wei','','CN','',NULL);
DELETE FROM tracks;
INSERT INTO tracks (lecture_id, kind, language, vtt, uploaded_by, uploaded_at) VALUES
(1,'captions','en','WEBVTT

00:01.000 --> 00:04.000
<v Chen Wei>Welcome to the hall.
',1,1795602960000),
(1,'chapters','en','WEBVTT

00:00.000 --> 01:20.000
To be found

01:20.000 --> 05:00.000
To be paid
',1,1795602960000);
DELETE FROM uploads;
INSERT INTO uploads (id, lecture_id, person_id, name, bytes, received, no_captions_reason, begun_at, expires_at, recording_id, node) VALUES
('d618d8234c6bb46b7be02af1fdc45e73',1,1,'fourth.mp4',100,40,'',1795602960000,1795862160000,NULL,'');
