package org.aidflow.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** An official who logs into Tasklist, as a browser does, and again when the session is lost. */
final class TasklistSession {

  private static final AtomicInteger PHOTOS = new AtomicInteger();

  private static final int MOST_TRIES = 5;

  private final URI base;
  private final String official;
  private final String password;
  private final Runnable whenCutOff;
  private Caller browser;

  /**
   * Logs in.
   *
   * @param whenCutOff is waited for when the application is away
   */
  TasklistSession(URI base, String official, String password, Runnable whenCutOff) {
    this.base = base;
    this.official = official;
    this.password = password;
    this.whenCutOff = whenCutOff;
    this.browser = loggedIn();
  }

  /** Adds a photo to a case by the case sheet. */
  synchronized void addPhoto(String caseNumber) {
    var photo = photo();
    inSession(caseNumber, () -> send(caseNumber, photo));
  }

  /** The case as its sheet shows it. */
  synchronized JsonNode caseSheet(String caseNumber) {
    return inSession(caseNumber, () -> browser.get("/desk/cases/" + caseNumber));
  }

  private JsonNode inSession(String caseNumber, Supplier<Caller.Answer> call) {
    var answer = call.get();
    for (int tries = 1; isStrange(answer) && tries < MOST_TRIES; tries++) {
      browser = loggedIn();
      browser.get("/desk/cases/" + caseNumber);
      answer = call.get();
    }
    return answer.orFail();
  }

  /** A session does not outlive the application, nor does a half-finished login. */
  private static boolean isStrange(Caller.Answer answer) {
    return answer.status() == 401 || answer.status() == 403;
  }

  private Caller.Answer send(String caseNumber, byte[] photo) {
    return browser.upload(
        "/desk/cases/" + caseNumber + "/files",
        "house.png",
        "image/png",
        photo,
        Map.of("X-Aidflow-CSRF", browser.cookie("AIDFLOW-CSRF")));
  }

  private Caller loggedIn() {
    for (int tries = 1; ; tries++) {
      var fresh = Caller.anonymous(base).waiting(whenCutOff);
      fresh.get("/camunda/app/tasklist/default/");
      var login =
          fresh.submit(
              "/camunda/api/admin/auth/user/default/login/tasklist",
              "username=" + official + "&password=" + password,
              Map.of("X-XSRF-TOKEN", fresh.cookie("XSRF-TOKEN")));
      if (login.status() == 200) {
        return fresh;
      }
      if (!isStrange(login) || tries == MOST_TRIES) {
        throw new AssertionError("login of " + official + ": " + login);
      }
    }
  }

  private static byte[] photo() {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    // no two photos are alike
    image.setRGB(0, 0, PHOTOS.incrementAndGet());
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
