package org.aidflow.bank.iso20022;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The published schemas, as hbci4j carries them. */
final class Schemas {
  private Schemas() {}

  static Schema of(String type) {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(Objects.requireNonNull(Schemas.class.getResource("/" + type + ".xsd")));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  static void requireValid(Schema schema, byte[] xml) throws SAXException {
    try {
      schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
