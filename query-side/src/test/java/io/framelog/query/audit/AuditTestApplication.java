package io.framelog.query.audit;

import io.framelog.query.ReadModelTestApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The real log with the audit tree beside the other projections. */
@SpringBootApplication
@Import({ReadModelTestApplication.class, Forger.class, Edits.class})
class AuditTestApplication {}
