package org.aidflow.exchange;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Where events may go: https to public addresses, so that no client has us call what only we can
 * reach. This very machine is allowed by a setting alone, then without TLS too. A name that changes
 * its address between the look and the call fails at its certificate.
 */
@Component
class WebhookAddress {
  /** A name with a domain; resolvers read 0x7f000001 as a number. */
  private static final Pattern QUALIFIED = Pattern.compile("(?:[\\w-]+\\.)+[A-Za-z][\\w-]+\\.?");

  private final WebhookSettings settings;

  WebhookAddress(WebhookSettings settings) {
    this.settings = settings;
  }

  /**
   * The address, judged by its looks; names are not looked up.
   *
   * @throws InvalidInput naming {@code url}
   */
  URI allowed(String url) {
    URI address = parse(url);
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw refused(ErrorCode.BAD_FORMAT, "https://host/path without user or fragment");
    }
    if (!isHttps(address) && !(isHttp(address) && isThisMachine(host) && settings.loopback())) {
      throw refused(ErrorCode.NOT_ALLOWED, "https only");
    }
    if (isThisMachine(host) ? !settings.loopback() : !looksPublic(host)) {
      throw refused(ErrorCode.NOT_ALLOWED, "public addresses only");
    }
    return address;
  }

  /** Looks the name up: each of its addresses must be one that events may go to. */
  void requireAllowedNow(URI address) throws UnknownHostException {
    if (!Arrays.stream(InetAddress.getAllByName(address.getHost())).allMatch(this::isAllowed)) {
      throw new UnknownHostException("not a public address");
    }
  }

  private boolean isAllowed(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return settings.loopback();
    }
    return !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && (address instanceof Inet6Address
            ? isGlobal6(address.getAddress())
            : isGlobal4(address.getAddress()));
  }

  /** Not 0/8, 100.64/10 (RFC 6598), 192.0.0/24, 198.18/15 (RFC 2544), 240/4. */
  private static boolean isGlobal4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first != 0
        && first < 240
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0 && bytes[2] == 0)
        && !(first == 198 && (second == 18 || second == 19));
  }

  /** In 2000::/3, and no tunnel to an IPv4 address (2001::/32 Teredo, 2002::/16 6to4). */
  private static boolean isGlobal6(byte[] bytes) {
    boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    return (bytes[0] & 0xe0) == 0x20 && !teredo && !sixToFour;
  }

  private boolean looksPublic(String host) {
    return isNumber(host) ? isAllowed(number(host)) : QUALIFIED.matcher(host).matches();
  }

  private static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || (isNumber(host) && number(host).isLoopbackAddress());
  }

  /** {@link URI} takes nothing but four numbers or a bracketed address for a number. */
  private static boolean isNumber(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  private static InetAddress number(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw refused(ErrorCode.BAD_FORMAT, "no such address");
    }
  }

  private static boolean isHttps(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  private static boolean isHttp(URI address) {
    return "http".equalsIgnoreCase(address.getScheme());
  }

  private static URI parse(String url) {
    try {
      var address = new URI(url);
      if (address.getPort() == 0
          || address.getPort() > 65_535
          || !url.equals(address.toASCIIString())) {
        throw refused(ErrorCode.BAD_FORMAT, "no such address");
      }
      return address;
    } catch (URISyntaxException e) {
      throw refused(ErrorCode.BAD_FORMAT, "https://host/path");
    }
  }

  private static InvalidInput refused(ErrorCode code, String message) {
    return InvalidInput.of("url", code, message);
  }
}
