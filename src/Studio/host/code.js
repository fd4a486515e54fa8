// Studio writes Chinese into its code view as escapes; people read it as it is spoken. The JSON means the same.
(() => {
  const editors = window.blazorMonaco.editor;
  const { create, setValue } = editors;
  const legible = (json) =>
    json?.replace(/\\\\|\\u([0-9a-f]{4})/gi, (found, code) => {
      const letter = Number.parseInt(code, 16);
      return letter > 0x7f ? String.fromCharCode(letter) : found;
    });

  editors.create = function (id, options, ...others) {
    if (options?.language === 'json') options.value = legible(options.value);
    return create.call(this, id, options, ...others);
  };
  editors.setValue = function (id, value) {
    const isJson = this.getEditor(id)?.getModel()?.getLanguageId() === 'json';
    return setValue.call(this, id, isJson ? legible(value) : value);
  };
})();
