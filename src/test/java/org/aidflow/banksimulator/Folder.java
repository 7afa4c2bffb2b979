package org.aidflow.banksimulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The customer's side of the folder that files are exchanged in. */
final class Folder {
  private final Path directory;

  Folder(Path directory) {
    this.directory = directory;
  }

  void send(String name, String content) {
    try {
      var folder = Files.createDirectories(directory.resolve("to-bank"));
      var part = Files.writeString(folder.resolve("." + name + ".part"), content);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String path) {
    return Files.exists(directory.resolve(path));
  }

  /** What the bank left, oldest first. */
  List<Path> left() {
    try (var files = Files.list(directory.resolve("from-bank"))) {
      return files
          .filter(file -> file.toString().endsWith(".xml"))
          .sorted(Comparator.comparing(Folder::time).thenComparing(Path::toString))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of files that are no whole message of the kinds that we take, oldest first. */
  List<String> unreadable() {
    return left().stream().filter(file -> documents(file).isEmpty()).map(Folder::name).toList();
  }

  /** What the bank told of an order, oldest first: ACCP, ACSC, RJCT AC04, returned AC04. */
  List<String> toldOf(String endToEndId) {
    return told().getOrDefault(endToEndId, List.of());
  }

  /** What the bank told, by order. */
  Map<String, List<String>> told() {
    var told = new HashMap<String, List<String>>();
    for (var file : left()) {
      for (var document : documents(file)) {
        for (var line : all(document, "TxInfAndSts")) {
          var said = text(line, "TxSts") + " " + text(line, "Cd");
          told.computeIfAbsent(text(line, "OrgnlEndToEndId"), id -> new ArrayList<>())
              .add(said.strip());
        }
        if (name(file).startsWith("camt.054")) {
          for (var returned : all(document, "RtrInf")) {
            var transaction = (Element) returned.getParentNode();
            told.computeIfAbsent(text(transaction, "EndToEndId"), id -> new ArrayList<>())
                .add("returned " + text(returned, "Cd"));
          }
        }
      }
    }
    return told;
  }

  /** Whole messages of this type, oldest first. */
  List<Element> messages(String type) {
    return left().stream()
        .filter(file -> name(file).startsWith(type))
        .flatMap(file -> documents(file).stream())
        .toList();
  }

  static List<Element> all(Element within, String name) {
    var found = new ArrayList<Element>();
    var nodes = within.getElementsByTagNameNS("*", name);
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) found.add(element);
    }
    return found;
  }

  /** The text of the first element of this name, or nothing. */
  static String text(Element within, String name) {
    return all(within, name).stream().findFirst().map(Node::getTextContent).orElse("");
  }

  static Element parsed(byte[] content) throws SAXException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Element> documents(Path file) {
    try {
      var root = parsed(Files.readAllBytes(file));
      boolean known =
          root.getNamespaceURI().matches(".*:(pain\\.002\\.001\\.10|camt\\.05[34]\\.001\\.08)");
      return known ? List.of(root) : List.of();
    } catch (SAXException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
