package org.aidflow.bank.iso20022;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for files of the bank, takes each once, and moves it to the archive after the commit, or
 * among the refused. It runs where a directory is set, whatever way payments are ordered.
 */
@Component
class IncomingFiles extends BackgroundWork {
  private static final Logger log = LoggerFactory.getLogger(IncomingFiles.class);

  private final IsoSettings settings;
  private final FileRegister register;

  IncomingFiles(IsoSettings settings, FileRegister register, WorkerSettings workers) {
    super("bank-files", settings.every(), workers);
    this.settings = settings;
    this.register = register;
  }

  /** Reads every file that is ready, the oldest first; returns how many these were. */
  @Override
  protected int workAPart() {
    var folders = settings.folders().orElse(null);
    if (folders == null) return 0;
    var reader = new IsoReader(settings.payer().account());
    try {
      folders.make();
      var ready = ready(folders.inbox());
      for (var path : ready) read(path, reader, folders);
      return ready.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isAutoStartup() {
    return super.isAutoStartup() && settings.directory() != null;
  }

  /**
   * Begins to look.
   *
   * @throws IllegalStateException naming the settings that are missing
   */
  @Override
  public void start() {
    settings.payer();
    super.start();
  }

  private void read(Path path, IsoReader reader, Folders folders) throws IOException {
    try {
      var file = IncomingFile.of(path, (int) settings.largest().toBytes());
      try {
        long number = register.take(file, news(file, reader));
        setAside(file, number, folders.archive());
      } catch (Unreadable e) {
        log.warn("A file of the bank, {}, is refused: {}", file.name(), e.reason());
        setAside(file, register.refuse(file, e.reason()), folders.refused());
      }
    } catch (NoSuchFileException e) {
      log.debug("Another node took {}", path, e);
    }
  }

  private static IsoNews news(IncomingFile file, IsoReader reader) {
    var content = file.content();
    try {
      return reader.read(content);
    } catch (Unreadable e) {
      throw e;
    } catch (RuntimeException e) {
      log.debug("A file of the bank cannot be read", e);
      throw new Unreadable("The file cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  private void setAside(IncomingFile file, long number, Path folder) throws IOException {
    Folders.move(file.path(), folder.resolve("%08d-%s".formatted(number, file.name())));
    register.setAside(number);
  }

  private List<Path> ready(Path inbox) throws IOException {
    var untouchedSince = Instant.now().minus(settings.quiet());
    try (var all = Files.list(inbox)) {
      return all.filter(IncomingFiles::isMessage)
          .filter(path -> !changedAt(path).isAfter(untouchedSince))
          .sorted(Comparator.comparing(IncomingFiles::changedAt).thenComparing(Path::toString))
          .toList();
    }
  }

  private static boolean isMessage(Path path) {
    var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".xml")
        && !name.startsWith(".")
        && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** One that is gone was taken by another node; whoever reads it finds out. */
  private static Instant changedAt(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
