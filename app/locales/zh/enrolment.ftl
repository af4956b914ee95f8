## enrolment
