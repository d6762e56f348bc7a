"""Pictures: renditions of photographs, the share cards and the touch icon, pure over bytes.

Every module here imports Pillow at its top, which costs some 50 ms: import this stage only when there is something to draw.
"""
