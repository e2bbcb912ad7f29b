describe('the package on a server', () => {
  it('can be imported where there is no DOM', async () => {
    expect(typeof document).toBe('undefined');
    const { DocsChatKitElement } = await import('../src/index.js');
    expect(typeof DocsChatKitElement).toBe('function');
  });

  it('defines its name only where names can be defined', async () => {
    await expect(import('../src/docs-chatkit-define.js')).resolves.toBeDefined();
  });
});
