package org.aidflow.banksimulator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.banksimulator.Entry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the bank did, one JSON line per entry, on disk before anybody hears of it.
 *
 * <p>Lines are only ever added. A last line cut short by a crash was never answered for and goes.
 */
final class Books implements Closeable {
  private final ObjectMapper json;
  private final FileChannel file;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Payment> payments = new LinkedHashMap<>();

  Books(Path path, ObjectMapper json) throws IOException {
    this.json = json;
    if (path.getParent() != null) Files.createDirectories(path.getParent());
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    @Nullable FileLock lock = file.tryLock();
    if (lock == null) throw new IOException("Another bank simulator keeps the books " + path);
    read();
  }

  /** The payment of this end-to-end id, booked now if it is new. */
  synchronized Payment accept(Entry first) throws IOException {
    var known = payments.get(first.endToEndId());
    if (known != null) return known;
    write(first);
    return requireNonNull(payments.get(first.endToEndId()));
  }

  synchronized void book(Entry entry) throws IOException {
    write(entry);
  }

  synchronized Optional<Payment> payment(String endToEndId) {
    return Optional.ofNullable(payments.get(endToEndId));
  }

  synchronized Collection<Payment> payments() {
    return List.copyOf(payments.values());
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Counts and sums in fen; {@code outFen} is what left the account for good. */
  synchronized Map<String, Long> totals() {
    long paid = sum(Kind.PAID);
    long returned = sum(Kind.RETURNED);
    var totals = new LinkedHashMap<String, Long>();
    totals.put("orders", (long) payments.size());
    totals.put("paid", count(Kind.PAID));
    totals.put("rejected", count(Kind.REJECTED) + count(Kind.REFUSED));
    totals.put("returned", count(Kind.RETURNED));
    totals.put("paidFen", paid);
    totals.put("returnedFen", returned);
    totals.put("outFen", paid - returned);
    return totals;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Reads through the one channel: closing a second one would give the lock away. */
  private void read() throws IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    var text = new String(bytes.array(), StandardCharsets.UTF_8);
    var whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (var line : whole.lines().toList()) keep(json.readValue(line, Entry.class));
    file.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    file.position(file.size());
  }

  private void write(Entry entry) throws IOException {
    var line = ByteBuffer.wrap((text(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) file.write(line);
    file.force(false);
    keep(entry);
  }

  private String text(Entry entry) throws JsonProcessingException {
    return json.writeValueAsString(entry);
  }

  private void keep(Entry entry) {
    entries.add(entry);
    var payment = payments.get(entry.endToEndId());
    if (payment == null) payments.put(entry.endToEndId(), new Payment(entry));
    else payment.add(entry);
  }

  private long count(Kind kind) {
    return entries.stream().filter(e -> e.kind() == kind).count();
  }

  private long sum(Kind kind) {
    return entries.stream().filter(e -> e.kind() == kind).mapToLong(Entry::amountFen).sum();
  }
}
