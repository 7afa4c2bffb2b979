package org.aidflow.bank.iso20022;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Where files of the bank and to the bank lie. They name people and accounts, as banks' files do:
 * we make folders and files for owner and group only.
 *
 * @param outbox where the bank fetches orders
 * @param inbox where the bank leaves files
 * @param archive what was read
 * @param refused what could not be
 * @param sent a mark for each message that was handed over, without its content
 */
record Folders(Path outbox, Path inbox, Path archive, Path refused, Path sent) {

  /** Makes those that are not there. */
  void make() throws IOException {
    for (var folder : List.of(outbox, inbox, archive, refused, sent)) {
      Files.createDirectories(folder, forUs(folder, "rwxrwx---"));
    }
  }

  /**
   * Writes a file that was not there, down to the disk.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it was
   */
  static void write(Path file, byte[] content) throws IOException {
    var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, how, forUs(file, "rw-rw----"))) {
      var rest = java.nio.ByteBuffer.wrap(content);
      while (rest.hasRemaining()) channel.write(rest);
      channel.force(true);
    }
    keep(file);
  }

  /** Gives a file its name at once, or not at all. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    keep(to);
  }

  /** Moves a file away, at once where the file system can. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A name is on the disk when its folder is. */
  private static void keep(Path file) throws IOException {
    try (var folder = FileChannel.open(parent(file), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static Path parent(Path file) {
    var parent = file.toAbsolutePath().getParent();
    if (parent == null) throw new IllegalArgumentException("A file lies in a folder");
    return parent;
  }

  private static FileAttribute<?>[] forUs(Path path, String rights) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
