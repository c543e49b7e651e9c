/// Fovea: shows what a convolutional network sees.
module org.fovea {
    requires static org.jspecify;
    requires static jdk.incubator.vector;
    // Stands beside the packaged program on the class path: a program with its own Java is made of real modules alone.
    requires static com.github.librepdf.openpdf;
    requires java.desktop;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires atlantafx.base;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;

    // The command line's options are found by their annotations.
    opens org.fovea.cli to info.picocli;
}
