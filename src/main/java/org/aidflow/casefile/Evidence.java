package org.aidflow.casefile;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;

/**
 * A photo or document of a case, without its bytes.
 *
 * @param mediaType what its bytes are, whatever it was called
 * @param size in bytes
 * @param uploadedBy who brought it, as in the timeline
 */
public record Evidence(
    UUID id,
    CaseNumber caseNumber,
    String mediaType,
    long size,
    String uploadedBy,
    Instant uploadedAt) {

  public boolean isPhoto() {
    return mediaType.startsWith("image/");
  }

  /** A name to save it under; the name it came with is nobody's business. */
  public String fileName() {
    return id + "." + mediaType.substring(mediaType.indexOf('/') + 1);
  }
}
