-- A filled hall of the schema 20261129170000 (recordings have one life). README.md here says how it was made.
-- at: 1795605120000
SET session_replication_role = replica;
DELETE FROM accounts_told;
DELETE FROM announcements;
INSERT INTO announcements (id, lecture_id, person_id, said, said_at, withdrawn_at) VALUES
('1','1','1','The slides are below.','1795594800000',NULL);
SELECT setval(pg_get_serial_sequence('announcements', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM announcements;
DELETE FROM attendance;
INSERT INTO attendance (lecture_id, person_id, present_ms, attended, late, left_early, rule_version, gathered_ms, corrected_ms) VALUES
('1','2','4800000','true','false','false','1','0',NULL),
('1','3','1200000','true','false','true','1','0','4200000'),
('1','4','0','false','false','false','1','0',NULL),
('1','5','0','false','true','false','1','3600000',NULL),
('2','2','120000','false','false','true','1','0',NULL);
DELETE FROM corrections;
INSERT INTO corrections (id, lecture_id, person_id, corrected_ms, reason, corrected_by, corrected_at) VALUES
('1','1','3','4200000','The line was down.','1','1795598940000');
SELECT setval(pg_get_serial_sequence('corrections', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM corrections;
DELETE FROM coverage;
INSERT INTO coverage (lecture_id, viewer, person_id, duration_ms, buckets, covered, completed, watched_at, position_ms, rule_version, recording_id) VALUES
('1','p2','2','300000','ffffffffffff3f','54','true','1795602870000','270000','1','2'),
('1','p2','2','60000','3f','6','false',NULL,'30000','1','1'),
('1','v80ea1daa012cbb38c8c6e468389978d3',NULL,'300000','ff0f','12','false',NULL,'60000','1','2');
DELETE FROM enrolments;
INSERT INTO enrolments (lecture_id, person_id, enrolled_at, withdrawn_at, newcomer_network) VALUES
('1','2','1795507200000',NULL,NULL),
('1','3','1795507200000',NULL,NULL),
('1','4','1795507200000',NULL,NULL),
('1','5','1795594800000',NULL,NULL),
('2','2','1795507200000',NULL,NULL),
('2','3','1795507200000',NULL,NULL),
('2','4','1795507200000',NULL,NULL),
('3','2','1795507200000',NULL,NULL),
('3','3','1795507200000','1795507200000',NULL),
('3','4','1795507200000',NULL,NULL),
('5','2','1795507200000',NULL,NULL),
('5','3','1795507200000',NULL,NULL),
('5','4','1795507200000',NULL,NULL);
DELETE FROM event_cursors;
INSERT INTO event_cursors (reader, xact, event_id) VALUES
('seal',0,'54');
DELETE FROM event_details;
INSERT INTO event_details (event_id, salt, body) VALUES
('1',E'\\xe88ac73e65e635c4145eb7134b7fc5dab1165ff8b0fb04c20ca13311d2f53754','{"email":"olga@example.org","name":"olga","organisation":"Cloud Lecture Hall"}'),
('10',E'\\xf17d8662f508b7de082e3ef44ce0a76633b5423e6a694f1e9073435af42a4729','{"title":"Cold chains"}'),
('12',E'\\x5c96009483111e9051b9c6544bb7164d3836c924fe849c9b4c66fca108de2981','{"title":"Customs data"}'),
('14',E'\\x01fa8a8ab1ff8eb8bdcb0b51a1967acfe7a3b364bba35bcdfc08a9c10b4c503c','{"title":"Seed law"}'),
('16',E'\\xe28f121f975076a7f29daab6c3ad6110d72fd5dd59176d792aacae879387d2dd','{"title":"Harbour fees"}'),
('18',E'\\x11c23beaf462f990e666dd919c09266c568ecfd06729ea2a79ce366a55128136','{"title":"Port days"}'),
('2',E'\\x383e8d61251139f7916918f177881eebf4a2c5148702321cf0a973c41fc86ad8','{"email":"amina@example.org","name":"amina","organisation":"Ministry of Trade"}'),
('20',E'\\x709f2c4ffd5bf093947761920b5515f373d80e919a2e8730f78772f8a6ffbda9','{"title":"Grain in store"}'),
('3',E'\\x96f5d096e690e49b92ed841cebc28f7657c28b10b88a81d3ffa5baf79d654794','{"email":"bo@example.org","name":"bo","organisation":"Ministry of Trade"}'),
('4',E'\\x2e1e7b94fc85f78f4bc1fd9aec65cea588f3b293bb5c1c6997d0c45efffeeaa7','{"email":"chen@example.org","name":"chen","organisation":"Ministry of Trade"}'),
('40',E'\\xfedbc6d3a42a4f1233f051a67aa862a807b9c29bb28579df37496a3bd4ea9d0c','{"announcement":"The slides are below."}'),
('43',E'\\xb5c6cc6ead0045c698e87ee5ad425dd2d77120515b4208483b1fa50500ec0a0b','{"reason":"The line was down."}'),
('44',E'\\xc83f35f2ddd63caba5e100d95cab341108402b3a3897e581d89c500e7389338b','{"name":""}'),
('45',E'\\x072d00b608c00efe4bf3fb916f6f9169e4f87f6078effc85dab42a97076839ea','{"no_captions_reason":"Captions follow."}'),
('47',E'\\xccdfa29bc863f87c24a3333481f5c317bc803c2a5330659e2c45a42004e714c8','{"name":""}'),
('48',E'\\xce1c5cce3fc7981134d167e29734f37b7a3932e44e62902100ec605b66324fea','{"no_captions_reason":"Captions follow."}'),
('49',E'\\x5401febec89f37f7079297f21b187f1d212ab9b0990e4ce58792898fc79da7ca','{"name":"third.mp4"}'),
('5',E'\\x8414a4d16f00cea081dc1f99e6f83e75d81bbf4a101f0ccf4ed5da6497e2c36a','{"email":"eli@example.org","name":"eli","organisation":"Ministry of Trade"}'),
('53',E'\\xc688c46088899a556f5201651894cb58fc4bd2a0992b4a5848eca82fe199c184','{"name":"ice.pdf"}'),
('6',E'\\xf405013d1d59b4c1f9dfb8197924d7beb45fb325b0f692d396e7e981ba904f20','{"email":"dia@example.org","name":"dia","organisation":"Ministry of Trade"}'),
('8',E'\\xa3bc9c4809f8035f6b80bb5005e2a9d339d9780f8e84c26c27ddfedc25d4bf86','{"email":"petra@example.org","name":"petra","organisation":"Ministry of Trade"}');
DELETE FROM event_seals;
INSERT INTO event_seals (position, event_id, hash) VALUES
('1','1',E'\\xb67c0b6c2cf7a1358fd60397950ea5986cb55b38899832a832d100218761e636'),
('10','10',E'\\xb80a0803696ddef2e58b276933943259a95471025566b98434d603019ec8a9c0'),
('11','11',E'\\x680814b6345795bb019472ecb5c4f07061a7d152beedafb227a7e2ab4bf35f8a'),
('12','12',E'\\x155cf435eff6cbc25a37c2f5397431d0212fd85b08a9dbc088fc63c72b877d49'),
('13','13',E'\\x47101da274480c70964ca7c4125abef115bf05130f173dcdb8e0ee859d25644d'),
('14','14',E'\\x8c54f353b19e983af0329d2bbe5dd672cb56deb7310f003718dd41e430585b34'),
('15','15',E'\\x09241c928a71bed0bf01a372a12d540c201f0662df920e3fb67fdd2f0cc7983f'),
('16','16',E'\\xb5112ca1e98dd40fa56dda54b451bbc267a7f067008be6bbf48f8c6d176f3191'),
('17','17',E'\\x2fe1ea07863bf128fa0078bd1c4681d7d764cc8e560e8736942d5b727b4d35c6'),
('18','18',E'\\x3da068143dd8ce6465543f74b83980c575534612096950cc2ce5f045ba42b8e1'),
('19','19',E'\\x60cd396a3af3f305fa19868a3c85aafaaad76f7a0d52f53d8c660bea8605ae78'),
('2','2',E'\\xa2c72efbb33aa3fd549396c42a707005da3d3eeb11bba4f227a9940222e77834'),
('20','20',E'\\x680941ff6f751d7f03cf9c34ba07b4ed74db0438f4df95d1a35671bf285bb288'),
('21','21',E'\\x4c2711f528c72fc026705f5febf9c6743b92d744ee33ede5aeca442d7c9ed046'),
('22','22',E'\\x6b110f88c12d0d743244e2aeb1a3fe38583847358b3badc36f62fac4a0cf0dc1'),
('23','23',E'\\x82774354a4db4f78b1dc8a2b04cd11133d3687e84d08362dcc4f664aa83d1d23'),
('24','24',E'\\xbf1690e516cb5d074ab50bd085256352c1fff491d56a49fdef0fd17ac17444fd'),
('25','25',E'\\x37d2e22c0f33d7b13abbcaa2dba0d6d0c4e7e514b04176a5f34e003e7013c77f'),
('26','26',E'\\xf576752df90ee21e2df30a4962fbdb801668b105438f8b07703a1115f9a4e3bb'),
('27','27',E'\\xfa6d490fc5d08457c91d9aefb5fcd9b6416d225968aed4e2ee35826df7e5ac99'),
('28','28',E'\\x011521b6b0bcdeaa5f8756254224ef11fea00ca3d4c2e7f25b4d947fb5012c10'),
('29','29',E'\\x081fa1ae541e5355f0df43d3a1bee266532cbeaf05e9b46616cc1d19e9a71bb1'),
('3','3',E'\\xf6724693804ffe7b08ab9b2807a4a437feb1ff8cf4a981ceb4a495c0141b0f6c'),
('30','30',E'\\xf7386f639d1d6e43b97e2f8196647ecb049bcdf7ef3dd91d077dd6dc5d75aa64'),
('31','31',E'\\x4e250aba16ab4f375590be7a5771b2fb54e1a3965ce2862c4b8263307b812d80'),
('32','32',E'\\xe585d1bc6c288244178e8fec91e041d0f17cdfd5a74adc448e9a86b72a67d545'),
('33','33',E'\\xdff25c46b981b8970f874770ff6181e2acb1db290365afd724a8959f4d8c57fd'),
('34','34',E'\\x4e0b98c1eb459115ebdcfbd319e64c4232962e36e214a66ac6b8d4fd138cbd75'),
('35','35',E'\\xfba4ff2aa21cc4a4223de8f9ad4bf556b776c72319dace2eafd4bcffee7667b2'),
('36','36',E'\\x37ce767c4d08cf03e4bf84b0c4468284d09ddd5a586820e466fac1f254ac5259'),
('37','37',E'\\xd9f46ab625b0f8edb83ab7cf0d220c37e024f49a49726fe7acb5c97a460ddff8'),
('38','38',E'\\x21000c26521b7be75967db5fb98976602047ab47ee2777b51b2d5c3abbfd8eb6'),
('39','39',E'\\x7cf063ade37d7453d5aa8649b4a8df79fafbaffd47838fcf65db08d2e6723e56'),
('4','4',E'\\x29b279ea4b25cf7d3a39fcc58b0befe7ce253e0495e570a89a5c8f6610eee0fa'),
('40','40',E'\\xd00bd46e968093b4365fa07c579cfebf25a652abd7d743385ffd018b2e101c8f'),
('41','41',E'\\x071ecc6efde17d3740074efae606781a50732fade3110e8011af3124dece453b'),
('42','42',E'\\x54f8b1cc34e8f2a4222a7cade0aa62f1d6bd67a7e5f1c9392108a87487152bf2'),
('43','43',E'\\x7abad0d07284307e702b835d826ffa9d2db33c8b228e6cda8cadc241b97ee9b6'),
('44','44',E'\\xa06876e755ed9857ea5d0ec53b7da408f4e6d5b439b80e70d4ac9e9339305a16'),
('45','45',E'\\xff8e9823d8722ecf52e8aa58a051efe69a9323133276fd59c881a7514bb88f95'),
('46','46',E'\\x89061ca5cf56998afe10b3c56af6e299e8ae4a86f778c8da302dae9b4b32e9de'),
('47','47',E'\\xb0dc349299d77abd60b24b0c6fe03ea3880fc0c126e8fa629f90e32a87a2a1ea'),
('48','48',E'\\xce5cc92d273aa4fe4da17d639a8581b2670d5177717d60700451d40e80d3665f'),
('49','49',E'\\x678b95ad5e67b04369a7d700c9cf5aab51cb1b1d346f3b07d98ddc25e8b15598'),
('5','5',E'\\x09165407c2e5f00ec889c784c7258774916432bd00e832931c8c0f655f9ad55b'),
('50','50',E'\\x45cbb96863f5a63c22982a7ed8e7fd6e6b5e6787ecd1a72e958be47778182e80'),
('51','51',E'\\x4158fe5e2c2a57033b953b07d5cea520447494d8aa968c162d6ec3545f27aef6'),
('52','52',E'\\xb177798c8c6b78d8f3682bf8ec78ca0ad50bc2bffbe762fb87e0b306e7fc62cf'),
('53','53',E'\\x7865e9268fe56b41fd35102afdda6e6be653a68abc9f0e63380645ce95bc8656'),
('54','54',E'\\x466ee74c4d1a65c8e2126cf5cb00fb5a0dcc02b95cdd41229f966383a9de95f9'),
('6','6',E'\\x53789f8bd8e9c0bbb75c3d6ce4fc2fc9decdb0a33c748f3b6ea736babd97103c'),
('7','7',E'\\x07724817ef69439d9e6288f1cb5110e96d67629982afce714452a6f2fb91e4fe'),
('8','8',E'\\xde72d06448a438a85240398c5b8711fc0eec187b72aefd3389ab1bea95d6d1cf'),
('9','9',E'\\xa1b5f3d49828e58c6d0843c03bb49a8fad8b84d593df62210cb18e8483acf2e2');
DELETE FROM events;
INSERT INTO events (id, xact, at, actor, actor_id, kind, subject, payload, version, details_digest) VALUES
('1',0,'1795507200000','operator',NULL,'person.added','person:1','{"country":"CN","kind":"practitioner","role":"admin"}','1',E'\\x5a5739490bd30d5db35bff6b42287fba7837a23919f486dc47c96d88cc2e0af4'),
('10',0,'1795507200000','person','1','lecture.created','lecture:1','{"starts_at":1795593600000}','1',E'\\xfdc324deba07e9509c574c9e3974785b4ceb30684c00bbe14c4d68876796b846'),
('11',0,'1795507200000','person','1','lecture.published','lecture:1','{}','1',NULL),
('12',0,'1795507200000','person','1','lecture.created','lecture:2','{"starts_at":1795604400000}','1',E'\\x56ca748ddbe904fa87d39fefa0fc1c25b33ca1a026ac05e154a8f7c3b7413fbc'),
('13',0,'1795507200000','person','1','lecture.published','lecture:2','{}','1',NULL),
('14',0,'1795507200000','person','1','lecture.created','lecture:3','{"starts_at":1796889600000}','1',E'\\x452af1dc718fc7b663271e0de61dc73bf3f4fa8bd23c6533a2b1e95d9cf2c228'),
('15',0,'1795507200000','person','1','lecture.published','lecture:3','{}','1',NULL),
('16',0,'1795507200000','person','1','lecture.created','lecture:4','{"starts_at":1796976000000}','1',E'\\xb6fc444d9968b2ea4b94d885e57f83e7625e6d3a7e5b421da759570590c60087'),
('17',0,'1795507200000','person','1','lecture.published','lecture:4','{}','1',NULL),
('18',0,'1795507200000','person','1','lecture.created','lecture:5','{"starts_at":1797062400000}','1',E'\\x9d239281b2fdfaf2a02acf4c8a7435b8f9d2456cb6974c5ae06112bf7230ea26'),
('19',0,'1795507200000','person','1','lecture.published','lecture:5','{}','1',NULL),
('2',0,'1795507200000','person','2','person.signed_up','person:2','{"country":"RW","kind":"practitioner","role":"learner"}','1',E'\\x7c502655b04cb050ad525ec6d39381773fbb5ca307cc8545590b2d718f84ed78'),
('20',0,'1795507200000','person','1','lecture.created','lecture:6','{"starts_at":1797148800000}','1',E'\\x75f23d9c0a68d9463af2f5399c4ce2425e5d834f105e1f443d066c1827ec5310'),
('21',0,'1795507200000','person','2','enrolment.made','lecture:1','{}','1',NULL),
('22',0,'1795507200000','person','2','enrolment.made','lecture:2','{}','1',NULL),
('23',0,'1795507200000','person','2','enrolment.made','lecture:3','{}','1',NULL),
('24',0,'1795507200000','person','2','enrolment.made','lecture:5','{}','1',NULL),
('25',0,'1795507200000','person','3','enrolment.made','lecture:1','{}','1',NULL),
('26',0,'1795507200000','person','3','enrolment.made','lecture:2','{}','1',NULL),
('27',0,'1795507200000','person','3','enrolment.made','lecture:3','{}','1',NULL),
('28',0,'1795507200000','person','3','enrolment.made','lecture:5','{}','1',NULL),
('29',0,'1795507200000','person','4','enrolment.made','lecture:1','{}','1',NULL),
('3',0,'1795507200000','person','3','person.signed_up','person:3','{"country":"RW","kind":"practitioner","role":"learner"}','1',E'\\x1325b0a85c82c9695a576642796fecbe6055210feb7639e95f78973f30abe223'),
('30',0,'1795507200000','person','4','enrolment.made','lecture:2','{}','1',NULL),
('31',0,'1795507200000','person','4','enrolment.made','lecture:3','{}','1',NULL),
('32',0,'1795507200000','person','4','enrolment.made','lecture:5','{}','1',NULL),
('33',0,'1795507200000','person','3','enrolment.withdrawn','lecture:3','{}','1',NULL),
('34',0,'1795507200000','person','1','lecture.cancelled','lecture:5','{}','1',NULL),
('35',0,'1795507200000','operator',NULL,'person.disabled','person:6','{}','1',NULL),
('36',0,'1795593600000','person','2','person.signed_in','person:2','{}','1',NULL),
('37',0,'1795593600000','person','3','person.signed_in','person:3','{}','1',NULL),
('38',0,'1795593600000','person','4','person.signed_in','person:4','{}','1',NULL),
('39',0,'1795594800000','person','5','enrolment.made','lecture:1','{}','1',NULL),
('4',0,'1795507200000','person','4','person.signed_up','person:4','{"country":"RW","kind":"practitioner","role":"learner"}','1',E'\\xb9adc07b13d69b8cfb28627fbc2e9f37109c3bd1d241fe93fc3da357eef4bdae'),
('40',0,'1795594800000','person','1','live.announced','lecture:1','{}','1',E'\\xd1f3c5c01b177a53037308409b6ba796a959435259e6ca81f6e7d4b524c34bf0'),
('41',0,'1795596000000','person','2','gathering.heads_counted','lecture:1','{"heads":1}','1',NULL),
('42',0,'1795598940000','person','1','live.ended','lecture:1','{}','1',NULL),
('43',0,'1795598940000','person','1','attendance.corrected','person:3','{"corrected_ms":[null,4200000],"lecture":1}','1',E'\\xdcd835d4b95c75d845cdd2fe772167645f3d8a80c7a42bf7d71feb6ce86a6585'),
('44',0,'1795602540000','person','1','recording.arrived','lecture:1','{"bytes":1000,"duration_ms":60000,"recording":1}','1',E'\\x50a166b17aea615c26838770b4311a853b585abfb67a078d438d76f7f6159729'),
('45',0,'1795602540000','person','1','replay.published','lecture:1','{"recording":1}','1',E'\\x6841d28e853775426a8c055210660ef29c2e13759d79a50a3f48ebac4a9a009c'),
('46',0,'1795602540000','person','2','person.signed_in','person:2','{}','1',NULL),
('47',0,'1795602630000','person','1','recording.arrived','lecture:1','{"bytes":1000,"duration_ms":300000,"recording":2}','1',E'\\x3787c828cec6cc57200d228c1c3b5c52835d85f7dbebc7542f953f286e19a67d'),
('48',0,'1795602630000','person','1','replay.published','lecture:1','{"recording":2}','1',E'\\xcd11a69310d0d122a71e6cf637658e047e257ef45fcde787a75ca667775274c1'),
('49',0,'1795602960000','person','1','recording.arrived','lecture:1','{"bytes":3000,"duration_ms":300000,"recording":3}','1',E'\\x88500c34d744f22425f98bc75924ddad79e05f7cd555be09f7530ea4e49a7abb'),
('5',0,'1795507200000','person','5','person.signed_up','person:5','{"country":"RW","kind":"practitioner","role":"learner"}','1',E'\\x2f7331258e248fbcc2f43020fdbf3a068c9e8d073fd79fe21bdbf8c6163a8894'),
('50',0,'1795602960000','person','1','person.signed_in','person:1','{}','1',NULL),
('51',0,'1795602960000','person','1','track.saved','lecture:1','{"track":["captions","en"]}','1',NULL),
('52',0,'1795602960000','person','1','track.saved','lecture:1','{"track":["chapters","en"]}','1',NULL),
('53',0,'1795602960000','person','1','slides.saved','lecture:1','{"bytes":14}','1',E'\\x6312f456036768e945679671fa7b3fba9e8b651a853c3eb17fd0230362922927'),
('54',0,'1795605000000','person','2','person.signed_in','person:2','{}','1',NULL),
('6',0,'1795507200000','person','6','person.signed_up','person:6','{"country":"RW","kind":"official","role":"learner"}','1',E'\\x3f32e17fd62df9094d9efa8b92759496e18370cd4ce9fa23b923e63773a712f0'),
('7',0,'1795507200000','person','1','person.confirmed','person:6','{}','1',NULL),
('8',0,'1795507200000','person','7','person.signed_up','person:7','{"country":"RW","kind":"official","role":"learner"}','1',E'\\x1de829ec7a9622555945064e6087549fed9713ffa221b3bb59c90d8c987b9dc5'),
('9',0,'1795507200000','operator',NULL,'person.role_changed','person:7','{"role":["learner","organizer"]}','1',NULL);
SELECT setval(pg_get_serial_sequence('events', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM events;
DELETE FROM gathering_stays;
INSERT INTO gathering_stays (gathering_id, person_id, came_at, left_at) VALUES
('1','5','1795594800000',NULL);
DELETE FROM gatherings;
INSERT INTO gatherings (id, lecture_id, host_id, code, opened_at, confirmed_at, heads, closed_at) VALUES
('1','1','2','PA2PPR','1795594800000','1795596000000','1','1795598400000');
SELECT setval(pg_get_serial_sequence('gatherings', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM gatherings;
DELETE FROM health_checks;
INSERT INTO health_checks (at, checks, filler) VALUES
('0','0','');
DELETE FROM hosts;
INSERT INTO hosts (id, name) VALUES
('1','Academy of Trade Law');
SELECT setval(pg_get_serial_sequence('hosts', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM hosts;
DELETE FROM index_claims;
DELETE FROM jobs;
INSERT INTO jobs (id, kind, key, lane, payload, priority, state, stage, percent, reason, attempts, claims, run_at, every, claimed_until, ended_at) VALUES
('2','renditions','2','renditions','{"recording":2}','1','waiting','','0','','0','0','1795602630000',NULL,NULL,NULL),
('3','renditions','3','renditions','{"recording":3}','1','waiting','','0','','0','0','1795602960000',NULL,NULL,NULL);
SELECT setval(pg_get_serial_sequence('jobs', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM jobs;
DELETE FROM joins;
INSERT INTO joins (lecture_id, person_id, joined_at) VALUES
('1','2','1795593600000'),
('1','3','1795593600000'),
('1','4','1795593600000'),
('1','5','1795594800000'),
('2','2','1795605000000');
DELETE FROM lecture_speakers;
INSERT INTO lecture_speakers (lecture_id, speaker_id, place) VALUES
('1','1','1'),
('2','1','1'),
('3','1','1'),
('4','1','1'),
('5','1','1'),
('6','1','1');
DELETE FROM lecture_texts;
INSERT INTO lecture_texts (lecture_id, locale, title, abstract_text) VALUES
('1','zh','冷链','监管者能检查什么。');
DELETE FROM lectures;
INSERT INTO lectures (id, slug, status, title, abstract_text, topic, theme, audience, language, starts_at, ends_at, began_at, ended_at, time_zone, capacity, seats_taken, live_url, attended_percent, host_id, series_id, created_at, updated_at, planned_ends_at, replay_download, replay_attends, index_version) VALUES
('1','cold-chains-c6e15e','published','Cold chains','What a regulator can check.','policy',NULL,'everyone','en','1795593600000','1795599000000',NULL,'1795598940000','Africa/Kigali','100','4','https://meet.example/secret-room','70','1','1','1795507200000','1795598940000',NULL,'false','true','0'),
('2','customs-data-edc785','published','Customs data','What a regulator can check.','policy',NULL,'everyone','en','1795604400000','1795611600000',NULL,NULL,'Africa/Kigali','100','3','https://meet.example/secret-room','70','1',NULL,'1795507200000','1795507200000',NULL,'false','false','0'),
('3','seed-law-e577d6','published','Seed law','What a regulator can check.','policy',NULL,'everyone','en','1796889600000','1796893200000',NULL,NULL,'Africa/Kigali','100','2','https://meet.example/secret-room','70','1',NULL,'1795507200000','1795507200000',NULL,'false','false','0'),
('4','harbour-fees-5af755','published','Harbour fees','What a regulator can check.','policy',NULL,'everyone','en','1796976000000','1796979600000',NULL,NULL,'Africa/Kigali','100','0','https://meet.example/secret-room','70','1',NULL,'1795507200000','1795507200000',NULL,'false','false','0'),
('5','port-days-a14109','cancelled','Port days','What a regulator can check.','policy',NULL,'everyone','en','1797062400000','1797066000000',NULL,NULL,'Africa/Kigali','100','3','https://meet.example/secret-room','70','1',NULL,'1795507200000','1795507200000',NULL,'false','false','0'),
('6','grain-in-store-23de44','draft','Grain in store','What a regulator can check.','policy',NULL,'everyone','en','1797148800000','1797152400000',NULL,NULL,'Africa/Kigali','100','0','https://meet.example/secret-room','70','1',NULL,'1795507200000','1795507200000',NULL,'false','false','0');
SELECT setval(pg_get_serial_sequence('lectures', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM lectures;
DELETE FROM nodes;
DELETE FROM passages;
INSERT INTO passages (id, lecture_id, kind, language, told, starts, words) VALUES
('1','1','about','en','Cold chains
Chen Wei
What a regulator can check.','','cold chains chen wei what a regulator can check'),
('10','1','chapters','en','To be paid','80000','to be paid'),
('2','1','about','zh','冷链
Chen Wei
监管者能检查什么。','','冷 链 chen wei 监管 者 能 检查 什么 · ·冷 ·链 · ·监 ·管 ·者 ·能 ·检 ·查 ·什 ·么'),
('3','2','about','en','Customs data
Chen Wei
What a regulator can check.','','customs data chen wei what a regulator can check'),
('4','3','about','en','Seed law
Chen Wei
What a regulator can check.','','seed law chen wei what a regulator can check'),
('5','4','about','en','Harbour fees
Chen Wei
What a regulator can check.','','harbour fees chen wei what a regulator can check'),
('6','5','about','en','Port days
Chen Wei
What a regulator can check.','','port days chen wei what a regulator can check'),
('7','6','about','en','Grain in store
Chen Wei
What a regulator can check.','','grain in store chen wei what a regulator can check'),
('8','1','captions','en','Welcome to the hall.','1000','welcome to the hall'),
('9','1','chapters','en','To be found','0','to be found');
SELECT setval(pg_get_serial_sequence('passages', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM passages;
DELETE FROM people;
INSERT INTO people (id, email, password, name, country, organisation, kind, role, language, time_zone, created_at, confirmed_at, confirmed_by, disabled_at, indexed, sign_up_network) VALUES
('1','olga@example.org','$argon2id$v=19$m=8,t=1,p=1$mixjxhsvPT/8BA9uj+MF6w$/8MgPxl1wyFQffvKsYjZm2VApSmVmlj4ZTE+ixJmQgs','olga','CN','Cloud Lecture Hall','practitioner','admin','en','UTC','1795507200000',NULL,NULL,NULL,'true',NULL),
('2','amina@example.org','$argon2id$v=19$m=8,t=1,p=1$qiHkeEqkNZ41I6UEt75weA$+clE9KAaaTGy+MC2ofKBeP49EOn+ggenAWtArfMlIZs','amina','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali','1795507200000',NULL,NULL,NULL,'true',NULL),
('3','bo@example.org','$argon2id$v=19$m=8,t=1,p=1$TIho82BSdE5u3I1XLRUehA$CXzDqQGndhjBGCuhCB70oTlgtrI6PNzlrHXClQ/hAR0','bo','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali','1795507200000',NULL,NULL,NULL,'true',NULL),
('4','chen@example.org','$argon2id$v=19$m=8,t=1,p=1$cgjkozu9MtIohA2CVWMQvA$4U6GJ6b3/c5qMm7m6NeP543V55uQ5eHQY36Ap8CDb3A','chen','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali','1795507200000',NULL,NULL,NULL,'true',NULL),
('5','eli@example.org','$argon2id$v=19$m=8,t=1,p=1$vJ126L5V46Ycb9Skvwls2A$q3hSbQK2MxmZdJF1+WHs5f4O4vNBHSbJiCECJE37PBU','eli','RW','Ministry of Trade','practitioner','learner','en','Africa/Kigali','1795507200000',NULL,NULL,NULL,'true',NULL),
('6','dia@example.org','$argon2id$v=19$m=8,t=1,p=1$z97cAEplXA/3yuW0PqYqIQ$ijBGL/Q4//XxKYRC6NUDIyWW65dIHSIOQFdVHfUBaxg','dia','RW','Ministry of Trade','official','learner','en','Africa/Kigali','1795507200000','1795507200000','1','1795507200000','true',NULL),
('7','petra@example.org','$argon2id$v=19$m=8,t=1,p=1$a7cGNHX/e4Hd5Kw28oVI6Q$DL/urr0GLk3Vl+R6QhGXY+W8cFS4rnB34kWuknAvG44','petra','RW','Ministry of Trade','official','organizer','en','Africa/Kigali','1795507200000',NULL,NULL,NULL,'true',NULL);
SELECT setval(pg_get_serial_sequence('people', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM people;
DELETE FROM people_words;
INSERT INTO people_words (word, person_id) VALUES
('amina','2'),
('bo','3'),
('chen','4'),
('cloud','1'),
('dia','6'),
('eli','5'),
('example','1'),
('example','2'),
('example','3'),
('example','4'),
('example','5'),
('example','6'),
('example','7'),
('hall','1'),
('lecture','1'),
('ministry','2'),
('ministry','3'),
('ministry','4'),
('ministry','5'),
('ministry','6'),
('ministry','7'),
('of','2'),
('of','3'),
('of','4'),
('of','5'),
('of','6'),
('of','7'),
('olga','1'),
('org','1'),
('org','2'),
('org','3'),
('org','4'),
('org','5'),
('org','6'),
('org','7'),
('petra','7'),
('trade','2'),
('trade','3'),
('trade','4'),
('trade','5'),
('trade','6'),
('trade','7');
DELETE FROM play_sessions;
INSERT INTO play_sessions (id, lecture_id, viewer, person_id, lease, seq, began_at, beat_at, credit_ms, reached_at, counted, session, duration_ms, from_ms, to_ms, spans, spare_ms, recording_id) VALUES
('1','1','p2','2','c13c9d84848c03b0da8c710fd2da72be','3','1795602540000','1795602570000','30000','1795602570000','true','1b3bde59874a3fecd0821a3f06ce574c84d35b2c999957c47b4d5aec83de145f','60000',NULL,NULL,'1','0','1'),
('2','1','p2','2','6081ff2ad99312152305562c2ea56231','19','1795602630000','1795602900000','270000','1795602660000','false','1b3bde59874a3fecd0821a3f06ce574c84d35b2c999957c47b4d5aec83de145f','300000','240000','270000','2','0','2'),
('3','1','v80ea1daa012cbb38c8c6e468389978d3',NULL,'3a4891e99cc38eac7fb7cb3ae9ab7581','5','1795602900000','1795602960000','60000','1795602930000','true',NULL,'300000','30000','60000','1','0','2');
SELECT setval(pg_get_serial_sequence('play_sessions', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM play_sessions;
DELETE FROM play_spans;
INSERT INTO play_spans (session_id, place, from_ms, to_ms, at) VALUES
('1','0','0','30000','1795602570000'),
('2','0','0','30000','1795602660000'),
('2','1','30000','240000','1795602870000'),
('3','0','0','30000','1795602930000');
DELETE FROM presence_intervals;
INSERT INTO presence_intervals (lecture_id, person_id, from_at, to_at) VALUES
('1','2','1795593600000','1795598400000'),
('1','3','1795593600000','1795594800000'),
('2','2','1795605000000','1795605120000');
DELETE FROM presence_leases;
INSERT INTO presence_leases (person_id, lecture_id, lease, session, seq, beat_at, from_at) VALUES
('2','2','67f3b80cb9db9f5e08ca0eefd9ba286e','c015095b953aaab3981a6611b4d8fd9f3e32b87e4e1faa0567d6d694fb7a86b0','5','1795605120000','1795605000000'),
('3','1','4bc0b7d1a8d389e1c4256bd04c04e761','e292737f92ce3578e7d4ad97075965893f7d7afa44180b1ba4dfb172bb2316ed','41','1795594800000','1795593600000'),
('4','1','9b9185d3625a53ec98f57705dc183369','e2614ab5d98494baad150902b1a8a2c9e9f2ae922de9bb4b8ec220130e768183','1','1795593600000',NULL);
DELETE FROM question_raises;
INSERT INTO question_raises (question_id, person_id) VALUES
('1','2');
DELETE FROM question_revisions;
INSERT INTO question_revisions (lecture_id, revision) VALUES
('1','4');
DELETE FROM questions;
INSERT INTO questions (id, lecture_id, person_id, asked, asked_at, raised, standing, answer, settled_at, settled_by, revision) VALUES
('1','1','3','Who pays for the ice?','1795594800000','1','answered','The exporter.','1795594800000','1','4'),
('2','1','2','Is there a list?','1795594800000','0','open','',NULL,NULL,'2');
SELECT setval(pg_get_serial_sequence('questions', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM questions;
DELETE FROM recordings;
INSERT INTO recordings (id, lecture_id, file, name, media_type, bytes, duration_ms, sha256, arrived_by, arrived_at, removed_at, published_at) VALUES
('1','1','4675b2eec98a6acc.mp4','','video/mp4','1000','60000','','1','1795602540000','1795602630000','1795602540000'),
('2','1','906658d8e914094d.mp4','','video/mp4','1000','300000','','1','1795602630000',NULL,'1795602630000'),
('3','1','9a5b21f8d6006480.mp4','third.mp4','video/mp4','3000','300000','','1','1795602960000',NULL,NULL);
SELECT setval(pg_get_serial_sequence('recordings', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM recordings;
DELETE FROM refused_sign_ins;
DELETE FROM renditions;
INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width, height, made_at) VALUES
('2','360p','360p-of-2','video/mp4','700','640','360','1795602960000'),
('2','audio','audio-of-2','audio/mp4','700','640','360','1795602960000'),
('2','poster','poster-of-2','image/jpeg','700','640','360','1795602960000');
DELETE FROM replays;
INSERT INTO replays (lecture_id, file, media_type, bytes, duration_ms, published_at, removed_at, recording_id, no_captions_reason) VALUES
('1','906658d8e914094d.mp4','video/mp4','1000','300000','1795602630000',NULL,'2','Captions follow.');
DELETE FROM secrets;
DELETE FROM series;
INSERT INTO series (id, title) VALUES
('1','Food on its way');
SELECT setval(pg_get_serial_sequence('series', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM series;
DELETE FROM sessions;
INSERT INTO sessions (id, record, expires_at, person_id, signed_in_at, seen_at) VALUES
('0f67dab493bf939451fcb35c955381ffe4abae3457e9f1c1b3723c3626450813',E'\\x7b22706572736f6e223a317d','1798582451967','1','1795602960000','1795602960000'),
('1b3bde59874a3fecd0821a3f06ce574c84d35b2c999957c47b4d5aec83de145f',E'\\x7b22706572736f6e223a327d','1798582451831','2','1795602540000','1795602540000'),
('6b1e182eb60011101ba759f95ed167d3739520c51c9b4e2af3950872e88aa261',E'\\x7b22706572736f6e223a327d','1798582450954','2','1795593600000','1795593600000'),
('c015095b953aaab3981a6611b4d8fd9f3e32b87e4e1faa0567d6d694fb7a86b0',E'\\x7b22706572736f6e223a327d','1798582452009','2','1795605000000','1795605000000'),
('e2614ab5d98494baad150902b1a8a2c9e9f2ae922de9bb4b8ec220130e768183',E'\\x7b22706572736f6e223a347d','1798582451039','4','1795593600000','1795593600000'),
('e292737f92ce3578e7d4ad97075965893f7d7afa44180b1ba4dfb172bb2316ed',E'\\x7b22706572736f6e223a337d','1798582451003','3','1795593600000','1795593600000');
DELETE FROM slides;
INSERT INTO slides (lecture_id, file, name, bytes, uploaded_at) VALUES
('1','da601abea2bc2e6d58144318bbe4c5fd.pdf','ice.pdf','14','1795602960000');
DELETE FROM speakers;
INSERT INTO speakers (id, name, affiliation, country, bio, person_id) VALUES
('1','Chen Wei','','CN','',NULL);
SELECT setval(pg_get_serial_sequence('speakers', 'id'), COALESCE(max(id), 0) + 1, FALSE) FROM speakers;
DELETE FROM tracks;
INSERT INTO tracks (lecture_id, kind, language, vtt, uploaded_by, uploaded_at) VALUES
('1','captions','en','WEBVTT

00:01.000 --> 00:04.000
<v Chen Wei>Welcome to the hall.
','1','1795602960000'),
('1','chapters','en','WEBVTT

00:00.000 --> 01:20.000
To be found

01:20.000 --> 05:00.000
To be paid
','1','1795602960000');
DELETE FROM uploads;
INSERT INTO uploads (id, lecture_id, person_id, name, bytes, received, no_captions_reason, begun_at, expires_at, recording_id, node) VALUES
('5673574e73e814823729e48141168300','1','1','fourth.mp4','100','40','','1795602960000','1795862160000',NULL,'');
SET session_replication_role = DEFAULT;
