"""The documentation site, built by `cargo xtask docs`.

The pages of the interface are read from the stubs of the Python package. Nothing is fetched, when
the site is built or when it is read.
"""

import json
from pathlib import Path

import hoinghi

ROOT = Path(__file__).resolve().parent.parent

project = "hoinghi"
version = release = hoinghi.__version__

extensions = ["myst_parser", "autoapi.extension", "sphinx_copybutton"]
exclude_patterns = ["requirements.txt"]

html_theme = "furo"
html_title = f"hoinghi {version}"
html_static_path = ["_static"]
html_css_files = ["hoinghi.css"]
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#8a1f1f",
        "color-brand-content": "#8a1f1f",
        "color-sidebar-link-text--top-level": "var(--color-foreground-secondary)",
        "font-stack--monospace": "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, "
        "Consolas, monospace",
    },
    "dark_css_variables": {"color-brand-primary": "#f0a8a0", "color-brand-content": "#f0a8a0"},
}

myst_heading_anchors = 3
pygments_style = "friendly"
pygments_dark_style = "monokai"

autoapi_dirs = [str(ROOT / "python" / "hoinghi")]
autoapi_file_patterns = ["*.pyi", "*.py"]
autoapi_generate_api_docs = False
# A module may pass on what it imports from another package.
suppress_warnings = ["autoapi.python_import_resolution"]
autodoc_member_order = "bysource"
add_module_names = False
python_use_unqualified_type_names = True
maximum_signature_line_length = 88
# Docstrings mark names of code with one backtick or two.
default_role = "code"


def setup(app):
    """Adds what is made when the site is built."""
    app.connect("autodoc-process-signature", show_new)
    app.connect("source-read", put_notebook)
    app.connect("build-finished", write_sample)


def show_new(app, what, name, thing, options, signature, returned):
    """Shows how a class is made that has `__new__` and no `__init__`."""
    for member in getattr(thing, "children", ()):
        if member.name == "__new__":
            return f"({member.args})", returned
    return None


def put_notebook(app, docname, source):
    """Puts the cells of the notebook into the page that stands for it."""
    if docname == "notebook":
        path = ROOT / "examples" / "indicators.ipynb"
        app.env.note_dependency(str(path))
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        source[0] = "\n\n".join(part for cell in cells for part in shown(cell))


def shown(cell):
    """A cell of a notebook as Markdown."""
    text = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield text
        return
    yield f"```python\n{text}\n```"
    for output in cell["outputs"]:
        data = output.get("data", {})
        if "image/png" in data:
            png = "".join(data["image/png"]).replace("\n", "")
            yield f'<img class="chart" alt="" src="data:image/png;base64,{png}">'
        elif "text/html" in data:
            html = "".join(data["text/html"])
            yield f'```{{raw}} html\n<div class="frame">{html}</div>\n```'
        else:
            said = "".join(output.get("text") or data.get("text/plain", ""))
            yield f"```text\n{said.rstrip()}\n```"


def write_sample(app, exception):
    """Writes the page of a report that the start page shows."""
    path = ROOT / "examples" / "reports" / "cong-an-dak-vong-so-ket-6-thang.txt"
    if exception is None and app.builder.format == "html":
        page = hoinghi.extract(path.read_bytes(), id=path.stem).to_html()
        (Path(app.outdir) / "sample.html").write_text(page, encoding="utf-8")
