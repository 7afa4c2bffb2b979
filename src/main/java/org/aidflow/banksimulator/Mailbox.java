package org.aidflow.banksimulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folders that files are exchanged in: {@code to-bank}, with {@code taken} and {@code refused}
 * below it for what was read, and {@code from-bank}. A file is there as a whole, or under a name
 * that begins with a dot.
 */
final class Mailbox {
  private final Path toBank;
  private final Path fromBank;

  Mailbox(Path directory) throws IOException {
    toBank = directory.resolve("to-bank");
    fromBank = directory.resolve("from-bank");
    Files.createDirectories(toBank.resolve("taken"));
    Files.createDirectories(toBank.resolve("refused"));
    Files.createDirectories(fromBank);
  }

  /** What the customer sent, by name. */
  List<Path> arrived() throws IOException {
    try (var files = Files.list(toBank)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches("[^.].*\\.xml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  void setAside(Path file, boolean refused) throws IOException {
    var folder = toBank.resolve(refused ? "refused" : "taken");
    Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Leaves a file for the customer; one of that name that is still there is replaced. */
  void leave(String name, byte[] content) throws IOException {
    var part = fromBank.resolve("." + name + ".part");
    try (var channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) channel.write(rest);
      channel.force(true);
    }
    Files.move(part, fromBank.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
