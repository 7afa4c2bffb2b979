package org.aidflow.proof;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** An official who logs into Tasklist, as a browser does, and again when the session is lost. */
final class TasklistSession {

  private static final AtomicInteger PHOTOS = new AtomicInteger();

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
    var answer = send(caseNumber, photo);
    if (answer.status() == 401 || answer.status() == 403) {
      browser = loggedIn();
      browser.get("/desk/cases/" + caseNumber).orFail();
      answer = send(caseNumber, photo);
    }
    answer.orFail();
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
    var fresh = Caller.anonymous(base).waiting(whenCutOff);
    fresh.get("/camunda/app/tasklist/default/");
    var login =
        fresh.submit(
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "username=" + official + "&password=" + password,
            Map.of("X-XSRF-TOKEN", fresh.cookie("XSRF-TOKEN")));
    if (login.status() != 200) {
      throw new AssertionError("login of " + official + ": " + login);
    }
    return fresh;
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
