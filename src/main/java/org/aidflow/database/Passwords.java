package org.aidflow.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The generated passwords of the embedded server, kept in a file that only its owner reads. */
record Passwords(String superuser, String owner, String application) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Passwords generate() {
    return new Passwords(password(), password(), password());
  }

  static Passwords read(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Passwords(
        required(properties, "superuser", file),
        required(properties, "owner", file),
        required(properties, "application", file));
  }

  void write(Path file) throws IOException {
    var properties = new Properties();
    properties.setProperty("superuser", superuser);
    properties.setProperty("owner", owner);
    properties.setProperty("application", application);
    var unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var writer = Files.newBufferedWriter(unfinished)) {
      properties.store(writer, null);
    }
    Files.move(unfinished, file, ATOMIC_MOVE);
  }

  /** Says nothing, so that no log does. */
  @Override
  public String toString() {
    return "Passwords";
  }

  private static String required(Properties properties, String role, Path file) {
    var password = properties.getProperty(role);
    if (password == null) {
      throw new DatabaseNotReady(
          "No password of " + role + " in " + file + ".",
          "Delete the file: the next start sets new passwords and keeps the data.");
    }
    return password;
  }

  private static String password() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
