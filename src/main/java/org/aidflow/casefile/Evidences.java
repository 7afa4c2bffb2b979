package org.aidflow.casefile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aidflow.access.CurrentActor;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.apache.tika.Tika;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photos and documents of a case: JPEG, PNG, WebP or PDF by their bytes, at most 10 MB each and 20
 * a case. The same bytes come in once.
 */
@Service
@Transactional
public class Evidences {

  /** 10 MB. */
  public static final int LARGEST = 10 * 1024 * 1024;

  /** As many as a case takes. */
  public static final int MOST = 20;

  private static final Set<String> TYPES =
      Set.of("image/jpeg", "image/png", "image/webp", "application/pdf");
  private static final String COLUMNS =
      "id, case_number, media_type, size, uploaded_by, uploaded_at";

  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final CurrentActor actor;
  private final Clock clock;
  private final Tika sniffer = new Tika();

  Evidences(JdbcClient jdbc, Timeline timeline, CurrentActor actor, Clock clock) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.actor = actor;
    this.clock = clock;
  }

  /** Adds a file to the case and says so in its timeline. */
  public Evidence add(CaseNumber caseNumber, byte[] content) {
    String mediaType = check(content);
    lockCase(caseNumber);
    byte[] digest = sha256(content);
    Optional<Evidence> same =
        jdbc.sql("select " + COLUMNS + " from evidence where case_number = :case and sha256 = :sha")
            .param("case", caseNumber.value())
            .param("sha", digest)
            .query(Evidences::row)
            .optional();
    return same.orElseGet(() -> store(caseNumber, mediaType, content, digest));
  }

  /** All of a case, oldest first, without their bytes. */
  @Transactional(readOnly = true)
  public List<Evidence> of(CaseNumber caseNumber) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from evidence where case_number = :case order by uploaded_at, id")
        .param("case", caseNumber.value())
        .query(Evidences::row)
        .list();
  }

  @Transactional(readOnly = true)
  public Evidence evidence(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from evidence where id = :id")
        .param("id", id)
        .query(Evidences::row)
        .optional()
        .orElseThrow(() -> new NotFound("There is no evidence " + id));
  }

  @Transactional(readOnly = true)
  public byte[] content(UUID id) {
    return jdbc.sql("select content from evidence where id = :id")
        .param("id", id)
        .query(byte[].class)
        .optional()
        .orElseThrow(() -> new NotFound("There is no evidence " + id));
  }

  private String check(byte[] content) {
    if (content.length == 0) {
      throw InvalidInput.of("file", ErrorCode.REQUIRED, "The file is empty");
    }
    if (content.length > LARGEST) {
      throw InvalidInput.of("file", ErrorCode.TOO_LARGE, "A file has at most 10 MB");
    }
    String mediaType = sniffer.detect(content);
    if (!TYPES.contains(mediaType)) {
      throw InvalidInput.of(
          "file", ErrorCode.UNSUPPORTED_MEDIA, "A file is a JPEG, PNG, WebP or PDF");
    }
    return mediaType;
  }

  /** So that two uploads at once do not make 21. */
  private void lockCase(CaseNumber caseNumber) {
    boolean there =
        jdbc.sql("select 1 from case_file where case_number = :case for no key update")
            .param("case", caseNumber.value())
            .query(Integer.class)
            .optional()
            .isPresent();
    if (!there) {
      throw new NotFound("There is no case " + caseNumber);
    }
  }

  private Evidence store(CaseNumber caseNumber, String mediaType, byte[] content, byte[] digest) {
    if (of(caseNumber).size() >= MOST) {
      throw new Conflict(
          ErrorCode.WRONG_STATE, "A case takes at most 20 files", Map.of("most", MOST));
    }
    var evidence =
        new Evidence(UUID.randomUUID(), caseNumber, mediaType, content.length, actor.id(), now());
    jdbc.sql(
            """
            insert into evidence (id, case_number, media_type, size, sha256, content, uploaded_by, uploaded_at)
            values (:id, :case, :type, :size, :sha, :content, :by, :at)
            """)
        .param("id", evidence.id())
        .param("case", caseNumber.value())
        .param("type", mediaType)
        .param("size", content.length)
        .param("sha", digest)
        .param("content", content)
        .param("by", evidence.uploadedBy())
        .param("at", Timestamp.from(evidence.uploadedAt()))
        .update();
    timeline.write(caseNumber, TimelineCode.EVIDENCE_ADDED);
    return evidence;
  }

  /** As exactly as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Evidence row(ResultSet row, int number) throws SQLException {
    return new Evidence(
        row.getObject("id", UUID.class),
        new CaseNumber(row.getString("case_number")),
        row.getString("media_type"),
        row.getLong("size"),
        row.getString("uploaded_by"),
        row.getTimestamp("uploaded_at").toInstant());
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
