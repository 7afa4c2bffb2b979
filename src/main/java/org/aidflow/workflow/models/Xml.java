package org.aidflow.workflow.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.aidflow.kernel.ErrorCode;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML of a model, without document types and what they pull in. */
final class Xml {

  private Xml() {}

  static Optional<Document> read(byte[] content, Findings findings) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return Optional.of(builder.parse(new ByteArrayInputStream(content)));
    } catch (SAXException | IOException e) {
      findings.add("", ErrorCode.UNREADABLE, "is no readable XML: " + e.getMessage());
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("No XML parser", e);
    }
  }

  static Stream<Element> elements(Document document) {
    return nodes(document.getElementsByTagNameNS("*", "*")).map(Element.class::cast);
  }

  static Stream<Attr> attributes(Element element) {
    var attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength()).mapToObj(i -> (Attr) attributes.item(i));
  }

  /** The text right in the element, without that of its children. */
  static String ownText(Element element) {
    var text = new StringBuilder();
    nodes(element.getChildNodes())
        .filter(
            node ->
                node.getNodeType() == Node.TEXT_NODE
                    || node.getNodeType() == Node.CDATA_SECTION_NODE)
        .forEach(node -> text.append(node.getNodeValue()));
    return text.toString().strip();
  }

  /** The id of the element, or of the nearest one around it that has an id. */
  static String idOf(Element element) {
    for (Node node = element; node instanceof Element here; node = node.getParentNode()) {
      if (here.hasAttribute("id")) {
        return here.getAttribute("id");
      }
    }
    return "";
  }

  private static Stream<Node> nodes(NodeList list) {
    return IntStream.range(0, list.getLength()).mapToObj(list::item);
  }
}
