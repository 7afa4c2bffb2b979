package org.aidflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.aidflow.kernel.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

  private final WebhookAddress outside = new WebhookAddress(settings(false));
  private final WebhookAddress thisMachineToo = new WebhookAddress(settings(true));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://portal.example/events",
        "https://portal.example:8443/events?client=portal",
        "https://203.0.113.7/",
        "https://[2606:4700::1111]/"
      })
  void httpsToTheOutsideIsAllowed(String url) {
    assertThat(outside.allowed(url)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "/events",
        "https:",
        "https:///events",
        "https:portal.example",
        "http://portal.example/",
        "ftp://portal.example/",
        "file:///etc/passwd",
        "jar:https://portal.example/!/",
        "https://user:secret@portal.example/",
        "https://portal.example/#part",
        "https://portal.example:0/",
        "https://portal.example:99999/",
        "https://例子.example/",
        "https://portal.example/\r\nHost: other",
        "https://localhost/",
        "https://LOCALHOST/",
        "http://localhost:8080/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0x1/",
        "https://intranet/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:1::]/"
      })
  void whatOnlyWeCanReachIsRefused(String url) {
    assertThatThrownBy(() -> outside.allowed(url))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("url"));
  }

  @Test
  void aNameThatLeadsToThisMachineIsNotCalled() {
    assertThatThrownBy(() -> outside.requireAllowedNow(URI.create("https://localhost/")))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void aSettingAllowsThisMachineAndNoOther() throws Exception {
    thisMachineToo.requireAllowedNow(thisMachineToo.allowed("http://127.0.0.1:9000/events"));
    thisMachineToo.requireAllowedNow(thisMachineToo.allowed("https://localhost:9000/events"));
    assertThatThrownBy(() -> thisMachineToo.allowed("http://portal.example/"))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> thisMachineToo.allowed("https://10.1.2.3/"))
        .isInstanceOf(InvalidInput.class);
  }

  private static WebhookSettings settings(boolean loopback) {
    return new WebhookSettings(loopback, Duration.ofSeconds(10));
  }
}
