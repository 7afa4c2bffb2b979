package org.aidflow.bank.iso20022;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document seen to be whole, of a known kind and harmless, before anything reads it: UTF-8,
 * well-formed to its end, no DOCTYPE and so no entities, not deeper than any message.
 *
 * @param type the ISO 20022 message, {@code camt.053.001.08}
 */
record IsoDocument(String type, String xml) {
  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";
  private static final int DEEPEST = 64;

  /**
   * Looks through the bytes of a file.
   *
   * @throws Unreadable with the reason
   */
  static IsoDocument of(byte[] content) {
    if (content.length == 0) throw new Unreadable("The file is empty.");
    var xml = text(content);
    try {
      return new IsoDocument(type(factory().createXMLStreamReader(new StringReader(xml))), xml);
    } catch (XMLStreamException e) {
      var place = e.getLocation();
      throw new Unreadable(
          "The file is cut short or no XML: line %d, column %d."
              .formatted(place.getLineNumber(), place.getColumnNumber()));
    }
  }

  private static String type(XMLStreamReader reader) throws XMLStreamException {
    var type = "";
    int depth = 0;
    for (; reader.hasNext(); reader.next()) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.START_DOCUMENT -> requireUtf8(reader.getCharacterEncodingScheme());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable("The file carries a DOCTYPE or an entity; no message has one.");
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth++ == 0) type = typeOf(reader);
          if (depth > DEEPEST) throw new Unreadable("The file is deeper than any message.");
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    return type;
  }

  private static String typeOf(XMLStreamReader root) {
    var namespace = root.getNamespaceURI() == null ? "" : root.getNamespaceURI();
    if (!root.getLocalName().equals("Document") || !namespace.startsWith(NAMESPACE)) {
      throw new Unreadable("The file is no document of ISO 20022.");
    }
    return namespace.substring(NAMESPACE.length());
  }

  private static void requireUtf8(String declared) {
    if (declared != null && !declared.equalsIgnoreCase("UTF-8")) throw notUtf8();
  }

  private static String text(byte[] content) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw notUtf8();
    }
  }

  private static Unreadable notUtf8() {
    return new Unreadable("The file is not in UTF-8, or it is cut in the middle of a character.");
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }
}
