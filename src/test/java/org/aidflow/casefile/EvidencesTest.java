package org.aidflow.casefile;

import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.aidflow.AidflowTest;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class EvidencesTest extends AidflowTest {

  private static final byte[] PDF = "%PDF-1.7\n%hello".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16};

  @Autowired private ApplicationContext context;
  @Autowired private Evidences evidences;
  private CaseNumber number = new CaseNumber("HR-2026-0000000");

  @BeforeEach
  void aCase() {
    Township.staff(context);
    number = CaseWalk.filed(context, aHelpRequest()).caseNumber();
  }

  @Test
  void aFileIsWhatItsBytesSay() {
    assertThat(evidences.add(number, PDF).mediaType()).isEqualTo("application/pdf");
    Evidence photo = evidences.add(number, JPEG);
    assertThat(photo.mediaType()).isEqualTo("image/jpeg");
    assertThat(photo.isPhoto()).isTrue();
    assertThat(evidences.content(photo.id())).isEqualTo(JPEG);
    assertThat(evidences.of(number)).hasSize(2);
  }

  @Test
  void theSameBytesComeInOnce() {
    assertThat(evidences.add(number, PDF)).isEqualTo(evidences.add(number, PDF));
    assertThat(evidences.of(number)).hasSize(1);
  }

  @Test
  void whatIsNoPhotoAndNoDocumentIsRefused() {
    for (String content :
        new String[] {
          "",
          "<html><script>alert(1)</script></html>",
          "MZ\u0090",
          "<svg xmlns='http://www.w3.org/2000/svg'/>",
          "PK\u0003\u0004"
        }) {
      assertThatThrownBy(() -> evidences.add(number, content.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("file");
    }
    assertThat(evidences.of(number)).isEmpty();
  }

  @Test
  void moreThanTenMegabytesAreRefused() {
    byte[] large = new byte[Evidences.LARGEST + 1];
    System.arraycopy(PDF, 0, large, 0, PDF.length);
    assertThatThrownBy(() -> evidences.add(number, large)).hasMessageContaining("10 MB");
  }

  @Test
  void aCaseTakesTwentyFiles() {
    for (int i = 0; i < Evidences.MOST; i++) {
      evidences.add(number, ("%PDF-1.7\n" + i).getBytes(StandardCharsets.US_ASCII));
    }
    assertThatThrownBy(() -> evidences.add(number, PDF)).hasMessageContaining("at most 20 files");
    assertThatThrownBy(() -> evidences.add(new CaseNumber("HR-1999-0000001"), PDF))
        .isInstanceOf(NotFound.class);
  }
}
