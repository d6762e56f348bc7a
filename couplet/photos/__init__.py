"""Pictures: renditions of photographs, the share cards and the touch icon, pure over bytes.

Modules that draw import Pillow at their top, which costs some 50 ms: import them only when there is something to draw. `errors` and
`drawings` do without.
"""
