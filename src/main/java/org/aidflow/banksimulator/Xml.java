package org.aidflow.banksimulator;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a document of ISO 20022; what has no text is left out. */
final class Xml {
  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[^\\t\\n\\r -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final XMLStreamWriter writer;

  private Xml(XMLStreamWriter writer) {
    this.writer = writer;
  }

  /** The document of this type, {@code pain.002.001.10}, in UTF-8. */
  static byte[] document(String type, Consumer<Xml> content) {
    var bytes = new ByteArrayOutputStream();
    try {
      var utf8 = StandardCharsets.UTF_8.name();
      var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, utf8);
      writer.writeStartDocument(utf8, "1.0");
      writer.writeStartElement("Document");
      writer.writeDefaultNamespace(NAMESPACE + type);
      content.accept(new Xml(writer));
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  void in(String name, Runnable content) {
    try {
      writer.writeStartElement(name);
      content.run();
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void text(String name, @Nullable String text) {
    if (text == null || text.isBlank()) return;
    in(name, () -> write(text));
  }

  void time(String name, Instant at) {
    text(name, TIME.format(at.atZone(Movement.AT_HOME)));
  }

  /** An amount of so many fen, without its sign. */
  void amount(String name, long fen) {
    try {
      writer.writeStartElement(name);
      writer.writeAttribute("Ccy", "CNY");
      writer.writeCharacters(BigDecimal.valueOf(Math.abs(fen), 2).toPlainString());
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String text) {
    try {
      writer.writeCharacters(NO_CHARACTER.matcher(text).replaceAll("?"));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
