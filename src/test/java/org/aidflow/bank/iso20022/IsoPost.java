package org.aidflow.bank.iso20022;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.aidflow.bank.BankGateway;
import org.aidflow.bank.BankStatement;
import org.aidflow.kernel.AidflowClock;
import org.springframework.context.ApplicationContext;

/** Both ends of the folders between the running application and a bank. */
public final class IsoPost {
  private final IncomingFiles incoming;
  private final IsoBank gateway;
  private final Folders folders;

  /** The application's own folders. */
  public IsoPost(ApplicationContext context) {
    var settings = context.getBean(IsoSettings.class);
    incoming = context.getBean(IncomingFiles.class);
    gateway = new IsoBank(settings, context.getBean(AidflowClock.class));
    folders = settings.folders().orElseThrow();
    gateway.requireBank();
  }

  /** The first statement of a file, as we read it for that account. */
  public static BankStatement statement(String xml, String account) {
    return new IsoReader(account).read(xml.getBytes(UTF_8)).statements().get(0);
  }

  /** What orders go through when the protocol is iso20022. */
  public BankGateway gateway() {
    return gateway;
  }

  /** The bank leaves a file; we read what is there. */
  public void bring(String name, String xml) {
    leave(name, xml);
    incoming.runOnce();
  }

  /** The bank leaves a file as banks do: written beside, then renamed. */
  void leave(String name, String xml) {
    try {
      var part = folders.inbox().resolve(name + ".tmp");
      Files.writeString(part, xml);
      Files.move(part, folders.inbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** We read what is there; returns how many files that were. */
  public int readAll() {
    return incoming.runOnce();
  }

  /** What both ends share. */
  public Path directory() {
    return Objects.requireNonNull(folders.outbox().getParent());
  }

  /** The orders of a message as they lie there for the bank. */
  public String sent(String messageId) {
    try {
      return Files.readString(folders.outbox().resolve(messageId + ".xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the message lies there for the bank. */
  public boolean hasSent(String messageId) {
    return Files.exists(folders.outbox().resolve(messageId + ".xml"));
  }

  /** The bank takes away whatever other tests have left for it. */
  public void fetchAll() {
    names(folders.outbox(), ".xml")
        .forEach(name -> fetch(name.substring(0, name.length() - ".xml".length())));
  }

  /** The bank takes the message away. */
  public void fetch(String messageId) {
    try {
      Files.delete(folders.outbox().resolve(messageId + ".xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folders folders() {
    return folders;
  }

  /** The names in a folder that end so. */
  static List<String> names(Path folder, String end) {
    try (var all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.endsWith(end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
