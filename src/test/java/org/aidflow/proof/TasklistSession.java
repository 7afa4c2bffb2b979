package org.aidflow.proof;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** An official who is logged into Tasklist, as a browser is. */
final class TasklistSession {

  private static final AtomicInteger PHOTOS = new AtomicInteger();

  private final Caller browser;

  TasklistSession(URI base, String official, String password) {
    browser = Caller.anonymous(base);
    browser.get("/camunda/app/tasklist/default/");
    var login =
        browser.submit(
            "/camunda/api/admin/auth/user/default/login/tasklist",
            "username=" + official + "&password=" + password,
            Map.of("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")));
    if (login.status() != 200) {
      throw new AssertionError("login of " + official + ": " + login);
    }
  }

  /** Adds a photo to a case by the case sheet. */
  void addPhoto(String caseNumber) {
    browser.get("/desk/cases/" + caseNumber).orFail();
    browser
        .upload(
            "/desk/cases/" + caseNumber + "/files",
            "house.png",
            "image/png",
            photo(),
            Map.of("X-Aidflow-CSRF", browser.cookie("AIDFLOW-CSRF")))
        .orFail();
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
