import anywidget
import traitlets


class SacLab(anywidget.AnyWidget):
    _esm = "{{widget}}"
    settings = traitlets.Dict({{settings}}).tag(sync=True)
    metrics = traitlets.Dict().tag(sync=True)


SacLab()
