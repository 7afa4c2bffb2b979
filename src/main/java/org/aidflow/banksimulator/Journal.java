package org.aidflow.banksimulator;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines in a file that are only ever added. Whoever waits for the disk at the same time shares one
 * write. A last line cut short by a crash was never waited for, and goes.
 */
final class Journal implements Closeable {
  private final Path path;
  private final FileChannel file;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Object disk = new Object();

  /** Opens the file for this process alone and reads its lines. */
  Journal(Path path, Consumer<String> reader) throws IOException {
    this.path = path;
    if (path.getParent() != null) Files.createDirectories(path.getParent());
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    @Nullable FileLock lock = file.tryLock();
    if (lock == null) throw new IOException("Another bank simulator keeps the books " + path);
    file.truncate(endOfLastLine());
    // Closing a second channel, or this reader, would give the lock away.
    var lines = new BufferedReader(Channels.newReader(file.position(0), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) reader.accept(line);
    file.position(file.size());
  }

  /** Adds a line, which is on disk after the next {@link #force()}. */
  void add(String line) {
    synchronized (pending) {
      pending.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Returns when everything added so far is on disk. A bank that cannot write its books ends. */
  void force() {
    synchronized (disk) {
      var lines = taken();
      if (!lines.hasRemaining()) return;
      try {
        while (lines.hasRemaining()) file.write(lines);
        file.force(false);
      } catch (IOException e) {
        System.err.println("bank simulator: " + path + ": " + e);
        Runtime.getRuntime().halt(2);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private ByteBuffer taken() {
    synchronized (pending) {
      var lines = ByteBuffer.wrap(pending.toByteArray());
      pending.reset();
      return lines;
    }
  }

  private long endOfLastLine() throws IOException {
    var end = file.size();
    var letter = ByteBuffer.allocate(1);
    while (end > 0) {
      file.read(letter.clear(), end - 1);
      if (letter.get(0) == '\n') return end;
      end--;
    }
    return 0;
  }
}
