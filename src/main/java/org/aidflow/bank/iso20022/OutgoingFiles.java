package org.aidflow.bank.iso20022;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Hands files over to the bank, each once, so that it can be told afterwards whether it was.
 *
 * <p>First the whole file lies beside under another name, then a mark among the sent, then the file
 * gets its name. So a message was handed over if it has its mark and no file under the other name:
 * only the last step takes that away, and nobody takes it again.
 */
final class OutgoingFiles {
  private final Folders folders;

  OutgoingFiles(Folders folders) {
    this.folders = folders;
  }

  /**
   * Hands a message over.
   *
   * @throws java.nio.file.FileAlreadyExistsException when somebody began to before
   */
  void send(String messageId, byte[] content) throws IOException {
    var whole = part(messageId);
    Folders.write(whole, content);
    Folders.write(mark(messageId), (Sha256.of(content) + "\n").getBytes(US_ASCII));
    Folders.rename(whole, folders.outbox().resolve(messageId + ".xml"));
  }

  /** Whether a message was handed over, whatever the bank has done with it since. */
  boolean wasSent(String messageId) throws IOException {
    if (!Files.isDirectory(folders.outbox()) || !Files.isDirectory(folders.sent())) {
      throw new IOException("a folder is away");
    }
    return Files.exists(mark(messageId), LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(part(messageId), LinkOption.NOFOLLOW_LINKS);
  }

  private Path mark(String messageId) {
    return folders.sent().resolve(messageId);
  }

  private Path part(String messageId) {
    return folders.outbox().resolve("." + messageId + ".part");
  }
}
