package org.aidflow.exchange.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * SHA-256 of what a call asks for: path, query and body. Of a multipart body it takes the parts,
 * since the boundary between them is another one at each try.
 */
final class RequestHash {

  private final MessageDigest digest;

  private RequestHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  static byte[] of(HttpServletRequest request) throws IOException, ServletException {
    var hash = new RequestHash();
    hash.add(request.getRequestURI());
    hash.add(request.getQueryString());
    if (request instanceof MultipartHttpServletRequest) {
      for (Part part : request.getParts()) {
        hash.add(part);
      }
    } else {
      hash.add(request.getInputStream());
    }
    return hash.digest.digest();
  }

  private void add(Part part) throws IOException {
    add(part.getName());
    add(part.getSubmittedFileName());
    add(part.getContentType());
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.getSize()).flip());
    try (var content = part.getInputStream()) {
      add(content);
    }
  }

  private void add(@Nullable String text) {
    byte[] bytes = Optional.ofNullable(text).orElse("").getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private void add(InputStream content) throws IOException {
    byte[] block = new byte[8192];
    for (int length = content.read(block); length >= 0; length = content.read(block)) {
      digest.update(block, 0, length);
    }
  }
}
