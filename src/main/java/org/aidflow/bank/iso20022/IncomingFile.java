package org.aidflow.bank.iso20022;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;

/** A file that the bank left, as we found it. */
final class IncomingFile {
  private static final int LONGEST_NAME = 200;

  private final Path path;
  private final byte[] content;
  private final long bytes;
  private final String sha256;

  private IncomingFile(Path path, byte[] content, long bytes, String sha256) {
    this.path = path;
    this.content = content;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** Reads it; no more than {@code largest} bytes are held. */
  static IncomingFile of(Path path, int largest) throws IOException {
    var digest = Sha256.digest();
    try (var in = new DigestInputStream(Files.newInputStream(path), digest)) {
      var content = in.readNBytes(largest);
      long bytes = content.length + in.transferTo(OutputStream.nullOutputStream());
      return new IncomingFile(path, content, bytes, Sha256.hex(digest.digest()));
    }
  }

  Path path() {
    return path;
  }

  /** As the bank named it, without what no database holds. */
  String name() {
    var name = String.valueOf(path.getFileName()).replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  /**
   * Its bytes.
   *
   * @throws Unreadable when they are too many
   */
  byte[] content() {
    if (content.length < bytes) {
      throw new Unreadable("The file is larger than " + content.length + " bytes.");
    }
    return content;
  }

  long bytes() {
    return bytes;
  }

  String sha256() {
    return sha256;
  }
}
